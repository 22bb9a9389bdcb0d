#pragma once

#include "library/index/search.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string_view>
#include <vector>

namespace findings::server {

/// What templates/_year_plot needs for the bars of results by year, at most the last 20 years with
/// results; false where fewer than two years have any. `id` names its title on the page.
Model year_plot(const std::vector<FacetValue>& years, std::string_view id, const Words& words);

}  // namespace findings::server
