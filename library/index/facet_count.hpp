#pragma once

#include "library/index/document_set.hpp"
#include "library/index/facet_filter.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What a set of matching documents comes to, works counted once.
struct FacetTally {
    std::vector<std::uint32_t>
        counts;  ///< works by FacetValueId, with every filter but the facet's own
    /// One document a work that passes all filters: the one in the reader's language where it
    /// matches, else the first.
    DocumentSet shown;
    std::size_t total = 0;  ///< of `shown`
};

/// Counts documents, all of them findable. A work counts for a value where one of
/// its documents has it, matches and passes. `language` is the reader's, "fr" or "fr-CA". Without
/// `values`, counts are left at 0.
FacetTally tally(const FacetColumn& column, const FacetFilter& filter, const DocumentSet& documents,
                 std::string_view language, bool values = true);

/// The values that count for something or are ticked, in the order they are shown: years upwards,
/// confidence from strong down, all others by count, then by value.
std::map<Facet, std::vector<FacetValue>> facet_values(const FacetColumn& column,
                                                      const FacetFilter& filter,
                                                      const std::vector<std::uint32_t>& counts,
                                                      const SearchRequest& request);

}  // namespace findings
