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

/// True for titles that are one but for a slip of the pen: their letters() at least 0.9 by dice(),
/// with the same numbers in their order ("Part II" is "part 2") and no other letter at the end
/// ("part B"), as the reports of two years are two works; or one of at least 30 bytes where the
/// other goes on, as a subtitle or the end of a title may be missing. False where one is empty.
bool titles_are_alike(std::string_view one, std::string_view other);

enum class Likeness {
    none,
    perhaps,   ///< for a person to look at
    one_work,  ///< title, year, first author, volume and first page agree
};

/// What title, year, first author, volume and first page say together. What one of the two does not
/// say contradicts nothing; years more than one apart and first pages that differ are two works.
/// With titles_are_alike(),
/// - one_work: volume and first page are equal, years do not contradict, and the first authors are
///   known and alike: 0.7 by dice(), one name at the end of the other, or each among the other's;
/// - perhaps: volume and first page are equal, whoever wrote it; or neither they nor the authors
///   contradict; or the volumes do, while page, year and authors do not.
/// With other titles: perhaps where they are 0.5 alike (as a title beside its translation is) and
/// year, first author, volume and first page are all known and agree. Else none.
Likeness likeness(const Record& incoming, const Record& known);

/// What a record that is like this one very likely has in common with it, as scheme and value:
/// beginning and end of the title ("head", "tail"), and year, volume and first page ("place").
std::vector<std::pair<std::string, std::string>> likeness_keys(const Record& record);

}  // namespace findings
