#include "library/formats/loose_date.hpp"

#include "library/base/text.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace findings {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80);
}

/// A run of digits or letters, with the character before it.
struct Part {
    std::string_view text;
    char before = ' ';
    bool is_number() const { return is_digit(text.front()); }
};

std::vector<Part> parts_of(std::string_view text)
{
    std::vector<Part> parts;
    for (std::size_t at = 0; at < text.size() && parts.size() < 16;) {
        const auto kind = is_digit(text[at]) ? is_digit : is_letter;
        std::size_t end = at;
        while (end < text.size() && kind(text[end]))
            ++end;
        if (end > at)
            parts.push_back({text.substr(at, end - at), at == 0 ? ' ' : text[at - 1]});
        at = end > at ? end : at + 1;
    }
    return parts;
}

unsigned number(std::string_view digits)
{
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<unsigned> day_of(const Part& part)
{
    if (!part.is_number() || part.text.size() > 2 || number(part.text) == 0)
        return std::nullopt;
    return number(part.text);
}

/// As much of the date as is one.
std::optional<Date> sure(int year, std::optional<unsigned> month, std::optional<unsigned> day)
{
    for (const auto& date : {month ? Date::from(year, month, day) : std::nullopt,
                             Date::from(year, month), Date::from(year)})
        if (date)
            return date;
    return std::nullopt;
}

bool is_year(const Part& part)
{
    return part.is_number() && part.text.size() == 4 && part.text.front() != '0';
}

bool is_date_mark(char c)
{
    return c == '/' || c == '-' || c == '.';
}

/// What follows the year in "2001/9/1", "2015-october", "2015 May 3".
std::optional<Date> after_year(const std::vector<Part>& parts, std::size_t year)
{
    const int y = static_cast<int>(number(parts[year].text));
    if (year + 1 == parts.size())
        return std::nullopt;
    const Part& next = parts[year + 1];
    const bool is_sure = !next.is_number() || is_date_mark(next.before);
    if (!is_sure || (next.is_number() && next.text.size() > 2))
        return std::nullopt;
    const std::optional<unsigned> month = month_named(next.text);
    if (!month)
        return std::nullopt;
    std::optional<unsigned> day;
    if (year + 2 < parts.size() &&
        (!next.is_number() ? parts[year + 2].before == ' ' || is_date_mark(parts[year + 2].before)
                           : is_date_mark(parts[year + 2].before)))
        day = day_of(parts[year + 2]);
    return sure(y, month, day);
}

/// A named month anywhere, and a day beside it: "3 May 2015", "May 3, 2015", "MAY-JUN 2015".
std::optional<Date> around_month(int year, const std::vector<Part>& parts)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto month = parts[i].is_number() ? std::nullopt : month_named(parts[i].text);
        if (!month)
            continue;
        std::optional<unsigned> day;
        if (i > 0)
            day = day_of(parts[i - 1]);
        if (!day && i + 1 < parts.size())
            day = day_of(parts[i + 1]);
        return sure(year, month, day);
    }
    return Date::from(year);
}

}  // namespace

std::optional<unsigned> month_named(std::string_view text)
{
    static constexpr std::array<std::string_view, 24> names{
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december",
        "janvier", "fevrier",  "mars",      "avril",   "mai",      "juin",
        "juillet", "aout",     "septembre", "octobre", "novembre", "decembre"};
    text = trimmed(text);
    if (text.empty())
        return std::nullopt;
    if (is_digit(text.front())) {
        const unsigned value = text.size() <= 2 ? number(text) : 0;
        return value >= 1 && value <= 12 ? std::optional(value) : std::nullopt;
    }
    if (!is_utf8(text))
        return std::nullopt;
    const std::string name = folded(text);
    if (name.size() < 3)
        return std::nullopt;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].starts_with(name) || (name == "sept" && i == 8))
            return static_cast<unsigned>(i % 12 + 1);
    return std::nullopt;
}

std::optional<Date> loose_date(std::string_view text)
{
    const std::vector<Part> parts = parts_of(text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].is_number() && parts[i].text.size() == 8)
            return sure(static_cast<int>(number(parts[i].text.substr(0, 4))),
                        number(parts[i].text.substr(4, 2)), number(parts[i].text.substr(6)));
        if (!is_year(parts[i]))
            continue;
        if (const auto date = after_year(parts, i))
            return date;
        return around_month(static_cast<int>(number(parts[i].text)), parts);
    }
    return std::nullopt;
}

std::optional<Date> date_within(int year, std::string_view month_and_day)
{
    return around_month(year, parts_of(month_and_day));
}

}  // namespace findings
