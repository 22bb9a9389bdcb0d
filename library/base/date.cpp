#include "library/base/date.hpp"

#include <fmt/core.h>

#include <charconv>

namespace findings {
namespace {

std::optional<unsigned> digits(std::string_view text, std::size_t count)
{
    unsigned value = 0;
    if (text.size() != count)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + count, value);
    if (error != std::errc{} || end != text.data() + count)
        return std::nullopt;
    return value;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text)
{
    const std::optional<unsigned> year = digits(text.substr(0, 4), 4);
    if (!year)
        return std::nullopt;
    if (text.size() == 4)
        return from(static_cast<int>(*year));
    if (text[4] != '-' || (text.size() != 7 && text.size() != 10))
        return std::nullopt;
    const std::optional<unsigned> month = digits(text.substr(5, 2), 2);
    if (!month)
        return std::nullopt;
    if (text.size() == 7)
        return from(static_cast<int>(*year), month);
    const std::optional<unsigned> day = digits(text.substr(8, 2), 2);
    if (text[7] != '-' || !day)
        return std::nullopt;
    return from(static_cast<int>(*year), month, day);
}

std::optional<Date> Date::from(int year, std::optional<unsigned> month, std::optional<unsigned> day)
{
    Date date;
    date.year_ = year;
    date.month_ = month;
    date.day_ = day;
    const std::chrono::year_month_day whole{std::chrono::year{year},
                                            std::chrono::month{month.value_or(1)},
                                            std::chrono::day{day.value_or(1)}};
    if (year < 1 || year > 9999 || (day && !month) || !whole.ok())
        return std::nullopt;
    return date;
}

std::chrono::sys_days Date::first_day() const
{
    return std::chrono::year{year_} / std::chrono::month{month_.value_or(1)} /
           std::chrono::day{day_.value_or(1)};
}

std::string Date::str() const
{
    if (!month_)
        return fmt::format("{:04}", year_);
    if (!day_)
        return fmt::format("{:04}-{:02}", year_, *month_);
    return fmt::format("{:04}-{:02}-{:02}", year_, *month_, *day_);
}

std::string utc(std::chrono::system_clock::time_point when)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(when);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{seconds - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::optional<std::chrono::sys_seconds> parse_utc(std::string_view text)
{
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z')
        return std::nullopt;
    const std::optional<Date> date = Date::parse(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2), 2);
    const auto minute = digits(text.substr(14, 2), 2);
    const auto second = digits(text.substr(17, 2), 2);
    if (!date || !hour || *hour > 23 || !minute || *minute > 59 || !second || *second > 59)
        return std::nullopt;
    return date->first_day() + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second};
}

}  // namespace findings
