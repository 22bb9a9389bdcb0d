#pragma once

#include "library/index/facet_filter.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// What a set of matching documents comes to, works counted once.
struct FacetTally {
    std::vector<std::uint32_t>
        counts;  ///< works by FacetValueId, with every filter but the facet's own
    /// One document a work that passes all filters, by document number: the one in the reader's
    /// language where it matches, else the first. Its size is the total.
    std::vector<Xapian::docid> shown;
};

/// Counts documents, which come by their number, each once. A work counts for a value where one of
/// its documents has it, matches and passes. `language` is the reader's, "fr" or "fr-CA". Without
/// `values`, counts are left at 0.
FacetTally tally(const FacetColumn& column, const FacetFilter& filter,
                 std::span<const Xapian::docid> documents, std::string_view language,
                 bool values = true);

/// The values that count for something or are ticked, in the order they are shown: years upwards,
/// confidence from strong down, all others by count, then by value.
std::map<Facet, std::vector<FacetValue>> facet_values(const FacetColumn& column,
                                                      const FacetFilter& filter,
                                                      const std::vector<std::uint32_t>& counts,
                                                      const SearchRequest& request);

}  // namespace findings
