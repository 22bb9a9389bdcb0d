#pragma once

#include "library/base/date.hpp"

#include <optional>
#include <string_view>

namespace findings {

/// The date in what programs and people write into a field of a date: "2001/09/01/", "2016/12//",
/// "20150303", "2015 May-Jun", "OCT 15 2006", "3 mai 2015", "2015/october", "c2010", "2010-2012".
/// As much of it as is sure: of a range the beginning, of "1/2/2015" the year, a day that the
/// calendar lacks is left out. nullopt where no year of four digits is in it.
std::optional<Date> loose_date(std::string_view text);

/// Month and day without a year ("MAY", "OCT 15"), put to the year; the year alone where the text
/// is no month.
std::optional<Date> date_within(int year, std::string_view month_and_day);

/// 1 to 12 for the name of a month, in English or French, whole or from three letters on, or for
/// its number; nullopt for anything else.
std::optional<unsigned> month_named(std::string_view text);

}  // namespace findings
