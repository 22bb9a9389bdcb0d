#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// For administrators.

/// GET "/{lang}/admin/dashboard": what is searched, used, covered, due and brought in.
Response get_dashboard_page(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/admin/dashboard/{table}": one of its tables as "<name>.csv", whole.
Response get_dashboard_table(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
