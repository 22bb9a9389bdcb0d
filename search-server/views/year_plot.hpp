#pragma once

#include "library/index/search.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <vector>

namespace findings::server {

/// What templates/_filters needs for the bars of results by year, at most the last 20 years with
/// results; false where fewer than two years have any.
Model year_plot(const std::vector<FacetValue>& years, const Words& words);

}  // namespace findings::server
