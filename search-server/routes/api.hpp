#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// The handlers of the API, each a GET whose pattern stands beside it; schemas/openapi.yaml says
// what they answer. They throw BadRequest, IndexError and CatalogueError.

/// "/api/v1/search".
Response get_search(const Request& request, const PathParts& parts, Context& context);

/// "/api/v1/search.{ending}": the whole result as a file.
Response get_search_export(const Request& request, const PathParts& parts, Context& context);

/// "/api/v1/suggest": practice areas and titles that begin so.
Response get_suggestions(const Request& request, const PathParts& parts, Context& context);

/// "/api/v1/items/{id}", also with ".json" or the ending of a format behind the id.
Response get_item(const Request& request, const PathParts& parts, Context& context);

/// "/api/v1/items/{id}/similar".
Response get_similar_items(const Request& request, const PathParts& parts, Context& context);

/// "/api/v1/items/{id}/versions".
Response get_item_versions(const Request& request, const PathParts& parts, Context& context);

/// "/api/v1/areas".
Response get_areas(const Request& request, const PathParts& parts, Context& context);

/// "/api/v1/areas/{id}".
Response get_area(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
