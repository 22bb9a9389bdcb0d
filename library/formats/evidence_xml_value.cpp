#include "library/formats/evidence_xml_value.hpp"

#include "library/base/date.hpp"
#include "library/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace findings {
namespace {

// std::regex goes one step down the stack for each character; no value with a pattern is longer
// than what the schema's longest one may have.
constexpr std::size_t longest_with_pattern = 2'000;

bool matches(const std::string& value, const std::vector<std::regex>& patterns)
{
    if (!patterns.empty() && value.size() > longest_with_pattern)
        return false;
    return std::all_of(patterns.begin(), patterns.end(),
                       [&](const std::regex& pattern) { return std::regex_match(value, pattern); });
}

bool is_in_range(std::string_view value, const SchemaText& rule)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc{} && end == value.data() + value.size() && number >= rule.lowest &&
           number <= rule.highest;
}

bool is_in_calendar(std::string_view value, SchemaText::Calendar calendar)
{
    const std::optional<Date> date = Date::parse(value);
    if (!date)
        return false;
    switch (calendar) {
    case SchemaText::Calendar::year:
        return !date->month();
    case SchemaText::Calendar::month:
        return date->month() && !date->day();
    default:
        return date->day().has_value();
    }
}

bool fits(const std::string& value, const SchemaText& rule)
{
    const auto fits_member = [&](const SchemaType* member) { return fits(value, *member->text); };
    const std::size_t length = characters(value);
    return length >= rule.shortest && length <= rule.longest && matches(value, rule.patterns) &&
           (rule.tokens.empty() ||
            std::find(rule.tokens.begin(), rule.tokens.end(), value) != rule.tokens.end()) &&
           (!rule.is_number || is_in_range(value, rule)) &&
           (rule.calendar == SchemaText::Calendar::none || is_in_calendar(value, rule.calendar)) &&
           (rule.members.empty() ||
            std::any_of(rule.members.begin(), rule.members.end(), fits_member));
}

std::string how_to_write(const SchemaType& type)
{
    const SchemaText& rule = *type.text;
    if (!rule.tokens.empty())
        return "use one of " + joined(rule.tokens, ", ");
    if (rule.is_number && rule.highest != SchemaText{}.highest)
        return fmt::format("give a whole number from {} to {}", rule.lowest, rule.highest);
    return "correct it: " + type.how_to_write;
}

}  // namespace

std::optional<ValueFault> check_value(std::string_view text, const SchemaType& type)
{
    const std::string value = collapsed(text);
    if (fits(value, *type.text))
        return std::nullopt;
    if (value.empty())
        return ValueFault{"is empty", "fill it in, or take it out where it may be left out"};
    const std::size_t length = characters(value);
    if (length > type.text->longest)
        return ValueFault{
            fmt::format("has {} characters, more than {}", length, type.text->longest),
            fmt::format("shorten it by {}", length - type.text->longest)};
    return ValueFault{fmt::format("cannot be \"{}\"", printable(value)), how_to_write(type)};
}

}  // namespace findings
