#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// The search that a page's address asks for, with what the API would refuse left out: a link from
/// elsewhere, cut or outdated, still finds something, and its reader is told.
struct PoliteSearch {
    SearchRequest search;
    std::vector<std::string> passed_over;  ///< "kind=nope"
};

/// The parameters of GET /api/v1/search, but for per_page, facets and lang; all others say nothing.
/// `language` is that of the page. Throws BadRequest for a text that is too long only.
PoliteSearch polite_search(const Request& request, std::string_view language,
                           const Vocabulary& vocabulary);

}  // namespace findings::server
