#pragma once

#include "library/index/reader.hpp"
#include "search-server/views/search_page.hpp"

#include <vector>

namespace findings::server {

/// The search with one part less each: a word, a phrase in quotes, two words with OR between, a
/// filter. At most six, filters first; none where the search has one part only.
std::vector<PartCost> searches_with_less(const SearchRequest& request);

/// What a search that finds nothing would find with one part less: a search for each. None where
/// it would find nothing still.
std::vector<PartCost> part_costs(const SearchRequest& request, IndexReader& index);

}  // namespace findings::server
