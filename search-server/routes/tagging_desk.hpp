#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

/// GET "/{lang}/review/areas": suggested areas that nobody has decided about, the least certain
/// first; with "area" those of one area.
Response get_tagging_desk(const Request& request, const PathParts& parts, Context& context);

/// POST of the same: keeps a decision or takes it back, and goes on with the next.
Response post_tagging_desk(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
