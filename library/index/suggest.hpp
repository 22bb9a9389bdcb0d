#pragma once

#include "library/index/reader_search.hpp"
#include "library/index/search.hpp"

#include <string_view>
#include <vector>

namespace findings {

/// Practice areas with a label, and records with a title, that begin like what was typed: at most
/// most_suggestions, areas first, those by their shown label before the others, titles in the
/// reader's language before others. A work comes once. Reads no more than a few dozen entries of
/// the index. Throws Xapian::Error and IndexError, nothing for the text.
std::vector<Suggestion> suggestions(const IndexView& index, std::string_view typed,
                                    std::string_view language);

}  // namespace findings
