#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

/// "/{lang}/sheets/{id}": a record on one printed page.
Response get_item_sheet(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
