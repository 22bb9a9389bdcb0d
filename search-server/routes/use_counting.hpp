#pragma once

#include "library/catalogue/use_counts.hpp"
#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"

#include <string_view>
#include <vector>

namespace findings::server {

// What the dashboard is counted from: pages that somebody reads. Not counted are requests that say
// "DNT: 1" or "Sec-GPC: 1", what a browser fetches ahead, and programs that name themselves as
// robots; nothing at all is where the library is served read only.

/// The first page of a search: that there was one, the areas that it was narrowed to, and its text
/// where nothing narrowed it and no record has all of its words.
void count_search(const Request& request, const SearchRequest& search, const SearchResult& result,
                  const Context& context);

void count_area(const Request& request, std::string_view area, const Context& context);
void count_item(const Request& request, const RecordId& id, const Context& context);

/// The counts without search texts that may be about somebody, and without longer ones: what is
/// left may be kept.
std::vector<UseCount> without_private_words(std::vector<UseCount> counts,
                                            const Vocabulary& vocabulary);

}  // namespace findings::server
