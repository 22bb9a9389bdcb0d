#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/http/message.hpp"

namespace findings::server {

/// The search that the parameters of GET /api/v1/search ask for. Throws BadRequest that names the
/// parameter: for one that there is not, for a value that it does not take. Any text is well in q,
/// up to largest_query_text bytes.
SearchRequest search_request(const Request& request, const Vocabulary& vocabulary);

/// True for a name that search_request() knows.
bool is_search_parameter(std::string_view name);

/// The address, from the path on, of the page of this search that begins at the offset.
std::string search_api_address(SearchRequest request, std::size_t offset);

}  // namespace findings::server
