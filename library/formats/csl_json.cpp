#include "library/formats/csl_json.hpp"

#include "library/base/text.hpp"
#include "library/formats/csl_json_record.hpp"
#include "library/formats/csl_types.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/json_object.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <istream>
#include <string>
#include <utility>

namespace findings {
namespace {

namespace json = boost::json;

/// Reads the items of one document.
class CslReading {
public:
    CslReading(std::istream& in, std::string_view path, const ReadSink& sink)
        : items_(in), path_(path), sink_(sink)
    {}

    void run()
    {
        while (items_.next())
            take_text();
        if (!items_.fault().empty())
            reject(items_.fault_position(), std::string(items_.fault()),
                   "mend the JSON here, or write the file anew");
        else if (!found_any_)
            sink_.reject({{path_},
                          "there is no item of CSL JSON in it",
                          "give a file with an array of items, or name its format"});
    }

private:
    void take_text()
    {
        found_any_ = true;
        const auto object = json_object(items_, path_);
        if (object.has_error())
            return sink_.reject(object.error());
        take_object(*object);
    }

    /// An item, or what holds items in an answer of an API: {"message": {"items": […]}}.
    void take_object(const json::object& object)
    {
        if (const json::value* message = object.if_contains("message"))
            if (message->is_object() && !object.contains("type"))
                return take_object(message->get_object());
        const json::value* items = object.if_contains("items");
        if (items == nullptr || !items->is_array() || object.contains("type"))
            return take_item(object);
        for (const json::value& item : items->get_array())
            if (item.is_object())
                take_item(item.get_object());
            else
                reject(items_.position(), "an item within it is no object", "take it out");
    }

    void take_item(const json::object& object)
    {
        csl::Reading reading = csl::record_of(object);
        if (!can_be_found(reading.record))
            return reject(items_.position(), "the item has neither title nor identifier",
                          "give it a \"title\", or a \"DOI\"");
        const auto [line, column] = items_.position();
        sink_.keep({std::move(reading.record), {path_, line, column}, std::move(reading.notes)});
    }

    void reject(TextPosition position, std::string what, std::string mend)
    {
        sink_.reject({{path_, position.line, position.column}, std::move(what), std::move(mend)});
    }

    JsonItems items_;
    std::string path_;
    const ReadSink& sink_;
    bool found_any_ = false;
};

/// True where a member "type" has a type of CSL.
bool shows_type(std::string_view text)
{
    static constexpr std::string_view name = "\"type\"";
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        std::string_view rest = trimmed(text.substr(at + name.size()));
        if (!rest.starts_with(':'))
            continue;
        rest = trimmed(rest.substr(1));
        const std::size_t end = rest.find('"', 1);
        if (rest.starts_with('"') && end != std::string_view::npos &&
            csl::type_of(rest.substr(1, end - 1)))
            return true;
    }
    return false;
}

}  // namespace

bool recognises_csl_json(std::string_view beginning)
{
    const std::string text = json_beginning(beginning);
    const auto has = [&](std::string_view mark) { return text.find(mark) != std::string::npos; };
    if (has("\"@context\"") || has("openalex.org"))
        return false;
    const bool has_mark = has("\"date-parts\"") || has("\"container-title\"") ||
                          has("\"family\"") || has("\"title\"");
    return has_mark && shows_type(text);
}

void read_csl_json(std::istream& in, std::string_view path, const ReadSink& sink)
{
    CslReading(in, path, sink).run();
}

}  // namespace findings
