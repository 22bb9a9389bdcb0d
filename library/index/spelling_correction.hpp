#pragma once

#include "library/index/concepts.hpp"
#include "library/index/search.hpp"
#include "library/index/words.hpp"

#include <xapian.h>

#include <optional>
#include <string>

namespace findings {

/// The text of the request with its likely slips mended, in the words of records and of shown
/// labels, the reader's language first; nullopt where there is none, and where it would show a
/// hidden label. Whether it finds more is for the caller to see. Throws Xapian::Error.
std::optional<std::string> mended_text(const Xapian::Database& index, const ConceptSpotter& spotter,
                                       Stems& stems, const SearchRequest& request);

}  // namespace findings
