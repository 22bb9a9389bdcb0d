#include "library/formats/json_object.hpp"

#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>

namespace findings {
namespace {

namespace json = boost::json;

Rejection rejected(TextPosition position, std::string_view path, std::string what, std::string mend)
{
    return {{std::string(path), position.line, position.column}, std::move(what), std::move(mend)};
}

}  // namespace

Result<json::object, Rejection> json_object(const JsonItems& items, std::string_view path)
{
    if (items.is_too_large())
        return rejected(
            items.position(), path,
            fmt::format("the item is larger than {} MiB", largest_json_item / 1024 / 1024),
            "divide it; many items belong into an array of their own");
    json::parser parser;
    json::error_code error;
    const std::size_t read = parser.write_some(items.item().data(), items.item().size(), error);
    if (!error && read < items.item().size())
        error = json::error::extra_data;
    if (error) {
        TextPosition position = items.position();
        position.advance(items.item().substr(0, read));
        return rejected(position, path, "the item is no JSON: " + error.message(),
                        "mend it here; text must be UTF-8");
    }
    json::value value = parser.release();
    if (!value.is_object())
        return rejected(items.position(), path, "the item is no object", "take it out");
    return std::move(value.get_object());
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
