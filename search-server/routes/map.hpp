#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// The evidence map of the whole library or of any search: the parameters are those of the page of
// results, `rows` (area, population, setting, country) and `cols` (outcome, evidence_type,
// population, setting, direction). What these do not take is passed over, as on that page.

/// "/{lang}/map".
Response get_map_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/map.{ending}": the same as a picture (svg) or a table with all columns (csv).
Response get_map_file(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
