#include "library/formats/markdown_yaml.hpp"

#include "library/base/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parser.hpp>

#include <algorithm>
#include <optional>

namespace findings::markdown {
namespace {

namespace json = boost::json;

using Value = Result<json::value, YamlFault>;

bool is_end_of_value(std::string_view rest)
{
    const bool is_apart = rest.empty() || rest.front() == ' ' || rest.front() == '\t';
    const std::string_view text = trimmed(rest);
    return is_apart && (text.empty() || text.front() == '#');
}

YamlFault rest_fault(std::string_view rest)
{
    return {"something follows the value: " + printable(cut(trimmed(rest), 40)),
            "put the whole value into double quotes"};
}

Value json_value(std::string_view text)
{
    json::parser parser;
    json::error_code error;
    const std::size_t read = parser.write_some(text.data(), text.size(), error);
    if (error)
        return YamlFault{"the value is no JSON: " + error.message(),
                         "end it on its line, with quotes and brackets in pairs; text must be in "
                         "double quotes"};
    if (!is_end_of_value(text.substr(read)))
        return rest_fault(text.substr(read));
    return parser.release();
}

/// 'it''s' without its quotes, taken off the text; nullopt where it does not end.
std::optional<std::string> single_quoted(std::string_view& text)
{
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != '\'') {
            value += text[i];
        } else if (text.substr(i + 1).starts_with('\'')) {
            value += text[i++];
        } else {
            text.remove_prefix(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

YamlFault open_quote()
{
    return {"the quote is not closed on its line", "close it, and double quotes within"};
}

/// [a, 'b', "c"]: what JSON does not take because of words without quotes.
Value inline_list(std::string_view text)
{
    const YamlFault fault{"the list is not understood",
                          "write it as [\"one\", \"two\"], or an item a line behind \"- \""};
    json::array list;
    text.remove_prefix(1);
    for (;;) {
        text = trimmed(text);
        if (text.starts_with(']') && is_end_of_value(text.substr(1)))
            return list;
        if (text.starts_with('\'')) {
            const std::optional<std::string> item = single_quoted(text);
            if (!item)
                return open_quote();
            list.emplace_back(*item);
        } else {
            const bool is_quoted = text.starts_with('"');
            const std::size_t quote = is_quoted ? text.find('"', 1) : 0;
            const std::size_t end = text.find_first_of(",]", quote);
            const std::string_view item = trimmed(text.substr(0, end));
            if (end == std::string_view::npos || item.empty() ||
                item.find_first_of("[{}") != std::string_view::npos)
                return fault;
            Value value = is_quoted ? json_value(item) : Value(json::value(item));
            if (!value.has_value())
                return value;
            list.push_back(std::move(*value));
            text.remove_prefix(end);
        }
        text = trimmed(text);
        if (text.starts_with(','))
            text.remove_prefix(1);
        else if (!text.starts_with(']'))
            return fault;
    }
}

Value plain_scalar(std::string_view text)
{
    if (std::string_view("|>&*!%@`").find(text.front()) != std::string_view::npos)
        return YamlFault{"the value begins with \"" + std::string(1, text.front()) +
                             "\", which is not read here",
                         "put the value on one line, in double quotes"};
    return json::value(trimmed(text.substr(0, text.find(" #"))));
}

}  // namespace

Value yaml_value(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text.front() == '#')
        return json::value(nullptr);
    if (text.front() == '\'') {
        const std::optional<std::string> value = single_quoted(text);
        if (!value)
            return open_quote();
        if (!is_end_of_value(text))
            return rest_fault(text);
        return json::value(*value);
    }
    if (text.front() == '"' || text.front() == '{')
        return json_value(text);
    if (text.front() != '[')
        return plain_scalar(text);
    Value value = json_value(text);
    return value.has_value() ? value : inline_list(text);
}

bool is_plain_scalar(std::string_view text)
{
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    const auto is_plain = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') ||
               std::string_view(" -_.,/()").find(c) != std::string_view::npos;
    };
    const std::string lower = ascii_lower(text);
    for (const std::string_view word :
         {"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
        if (lower == word)  // YAML 1.1 has them for other types
            return false;
    return !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), is_plain) &&
           text.find("  ") == std::string_view::npos;
}

}  // namespace findings::markdown
