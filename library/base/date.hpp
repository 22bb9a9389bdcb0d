#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// A year, a month of a year or a day, as publication dates are known: the first level of EDTF
/// (ISO 8601-2). Years 1 to 9999.
class Date {
public:
    /// Accepts "2024", "2024-05" and "2024-05-17"; nullopt for anything else, also for days that
    /// the calendar does not have.
    static std::optional<Date> parse(std::string_view text);

    /// nullopt where the parts are not a date; a day needs a month.
    static std::optional<Date> from(int year, std::optional<unsigned> month = {},
                                    std::optional<unsigned> day = {});

    int year() const { return year_; }
    std::optional<unsigned> month() const { return month_; }
    std::optional<unsigned> day() const { return day_; }

    /// The first day that the date may mean, for sorting.
    std::chrono::sys_days first_day() const;

    std::string str() const;  ///< as parse() takes it
    auto operator<=>(const Date&) const = default;

private:
    Date() = default;
    int year_ = 1;
    std::optional<unsigned> month_;
    std::optional<unsigned> day_;
};

/// An instant as "2026-11-23T14:56:28Z", for the catalogue, logs and reports.
std::string utc(std::chrono::system_clock::time_point when);

/// The reverse of utc(); nullopt for anything else.
std::optional<std::chrono::sys_seconds> parse_utc(std::string_view text);

}  // namespace findings
