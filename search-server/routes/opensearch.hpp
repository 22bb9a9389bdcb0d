#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

/// "/{lang}/opensearch.xml": how a browser or a feed reader searches the library (OpenSearch 1.1).
Response get_open_search(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
