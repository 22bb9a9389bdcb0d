#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

/// POST "/api/v1/areas/suggest": practice areas that a text may be about, and why. Stores nothing.
Response post_area_suggestions(const Request& request, const PathParts& parts, Context& context);

/// GET "/api/v1/items/{id}/areas": who put each practice area on a record, and why.
Response get_item_areas(const Request& request, const PathParts& parts, Context& context);

/// PUT "/api/v1/items/{id}/areas/{area}": a person's word, kept with who said it and when.
Response put_item_area(const Request& request, const PathParts& parts, Context& context);

/// DELETE of the same: the word is taken back, whoever said it.
Response delete_item_area(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
