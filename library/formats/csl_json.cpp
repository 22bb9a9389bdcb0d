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

void take_item(const json::object& object, const Place& place, const ReadSink& sink)
{
    csl::Reading reading = csl::record_of(object);
    if (can_be_found(reading.record))
        sink.keep({std::move(reading.record), place, std::move(reading.notes)});
    else
        sink.reject({place, "the item has neither title nor identifier",
                     "give it a \"title\", or a \"DOI\""});
}

/// An item, or what holds items in an answer of an API: {"message": {"items": […]}}.
void take_object(const json::object& object, const Place& place, const ReadSink& sink)
{
    const bool is_item = object.contains("type");
    const json::value* message = object.if_contains("message");
    if (message != nullptr && message->is_object() && !is_item)
        return take_object(message->get_object(), place, sink);
    const json::value* items = object.if_contains("items");
    if (items == nullptr || !items->is_array() || is_item)
        return take_item(object, place, sink);
    for (const json::value& item : items->get_array())
        if (item.is_object())
            take_item(item.get_object(), place, sink);
        else
            sink.reject({place, "an item within it is no object", "take it out"});
}

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
    const auto take = [&](const json::object& object, const Place& place) {
        take_object(object, place, sink);
        return true;
    };
    read_json_objects(in, path, sink, take, "there is no item of CSL JSON in it",
                      "give a file with an array of items, or name its format");
}

}  // namespace findings
