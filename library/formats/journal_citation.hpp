#pragma once

#include "library/record/record.hpp"

#include <string>
#include <string_view>

namespace findings {

/// "Title; Vol. 12 No. 3; pp. 12-19", as journals name an article's place in oai_dc. Empty where
/// the container is.
std::string journal_citation(const Container& container);

/// The reverse; also reads what Open Journal Systems writes: "Title; Vol 12, No 3 (2003): Theme;
/// 12-19". A text of another form is the title.
Container parse_journal_citation(std::string_view text);

}  // namespace findings
