#pragma once

#include "library/record/record.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

// How alike two records are by what they say, where no identifier tells. The measures are chosen
// and tuned on hand-labelled records; docs/same-work.md has the figures. Text must be UTF-8, as
// validate() sees to; std::invalid_argument is thrown where it is not.

/// The letters and digits of the folded text, in any script, and ø, ł, đ, ð and þ as they are
/// transcribed: what is left tells titles apart.
std::string letters(std::string_view text);

/// Dice's coefficient over pairs of neighbouring bytes, 0 to 1 (L. R. Dice, Ecology 26, 1945;
/// G. W. Adamson and J. Boreham, Information Storage and Retrieval 10, 1974). A letter lost or
/// swapped in a title of 40 costs some hundredths.
double dice(std::string_view one, std::string_view other);

/// True for titles, as letters() leaves them, that are one but for a slip of the pen: at least 0.9
/// by dice() and with the same digits in their order, as reports of two years are two works; or one
/// of at least 30 bytes that the other begins with, where a subtitle or the end is missing.
bool titles_are_alike(std::string_view one, std::string_view other);

enum class Likeness {
    none,
    perhaps,   ///< for a person to look at
    one_work,  ///< title, year, first author, volume and first page agree
};

/// What title, year, first author, volume and first page say together. With titles that are alike,
/// - one_work: volume and first page are equal, the years too where both are known, and the first
///   authors are alike (0.7 by dice(), one name within the other, or each among the other's);
/// - perhaps: volume and first page are equal, whoever wrote it, the years at most one apart; or
///   neither contradicts, authors alike and years at most one apart; or one of them contradicts and
///   the other is equal, authors alike and years equal.
/// With titles that are not: perhaps where they are 0.5 alike (a title and its translation beside
/// it) and year, first author, volume and first page are all known and agree. Else none. What one
/// of the two does not say contradicts nothing.
Likeness likeness(const Record& incoming, const Record& known);

/// What a record that is like this one very likely has in common with it, as scheme and value:
/// beginning and end of the title ("head", "tail"), and year, volume and first page ("place").
std::vector<std::pair<std::string, std::string>> likeness_keys(const Record& record);

}  // namespace findings
