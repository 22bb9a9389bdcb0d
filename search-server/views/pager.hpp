#pragma once

#include "library/index/search.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

namespace findings::server {

/// What templates/search needs for the way to other pages of results; false where there is one
/// page. Ends at the deepest result that can be asked for, and says so.
Model pager_model(const SearchRequest& request, const SearchResult& result, const Words& words);

}  // namespace findings::server
