#include "library/formats/json_object.hpp"

#include "library/formats/json_items.hpp"

#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>

namespace findings {
namespace {

namespace json = boost::json;

/// The objects of one document, one at a time.
class Reading {
public:
    Reading(std::istream& in, std::string_view path, const ReadSink& sink)
        : items_(in), path_(path), sink_(sink)
    {}

    /// False where there was nothing of the kind.
    bool run(const TakeObject& take)
    {
        bool found_any = false;
        while (items_.next())
            found_any = take_item(take) || found_any;
        if (items_.fault().empty())
            return found_any;
        reject(items_.fault_position(), std::string(items_.fault()),
               "mend the JSON here, or write the file anew");
        return true;
    }

private:
    bool take_item(const TakeObject& take)
    {
        if (items_.is_too_large())
            return reject(
                items_.position(),
                fmt::format("the item is larger than {} MiB", largest_json_item / 1024 / 1024),
                "divide it; many items belong into an array of their own");
        json::parser parser;
        json::error_code error;
        const std::size_t read =
            parser.write_some(items_.item().data(), items_.item().size(), error);
        if (!error && read < items_.item().size())
            error = json::error::extra_data;
        if (error) {
            TextPosition position = items_.position();
            position.advance(items_.item().substr(0, read));
            return reject(position, "the item is no JSON: " + error.message(),
                          "mend it here; text must be UTF-8");
        }
        const json::value value = parser.release();
        if (!value.is_object())
            return reject(items_.position(), "the item is no object", "take it out");
        return take(value.get_object(), {path_, items_.position().line, items_.position().column});
    }

    bool reject(TextPosition position, std::string what, std::string mend)
    {
        sink_.reject({{path_, position.line, position.column}, std::move(what), std::move(mend)});
        return true;
    }

    JsonItems items_;
    const std::string path_;
    const ReadSink& sink_;
};

}  // namespace

void read_json_objects(std::istream& in, std::string_view path, const ReadSink& sink,
                       const TakeObject& take, const std::string& what, const std::string& mend)
{
    if (!Reading(in, path, sink).run(take))
        sink.reject({{std::string(path)}, what, mend});
}

std::string json_beginning(std::string_view beginning)
{
    std::string text(beginning);
    std::erase(text, '\0');  // UTF-16 then reads like ASCII, which is all that names of members are
    const std::size_t start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFF\xFE");
    if (start == std::string::npos || (text[start] != '[' && text[start] != '{'))
        return "";
    return text.substr(start);
}

}  // namespace findings
