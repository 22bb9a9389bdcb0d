#pragma once

#include "library/catalogue/lists.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

#include <vector>

namespace findings::server {

// Reading lists in the API; schemas/openapi.yaml says what they take and answer. What who asks may
// not see is a 404. They throw BadRequest, CannotWrite and CatalogueError.

/// GET "/api/v1/lists": those of everybody, with "of=mine" or "of=shared" others.
Response get_lists(const Request& request, const PathParts& parts, Context& context);

/// POST "/api/v1/lists".
Response post_list(const Request& request, const PathParts& parts, Context& context);

/// GET "/api/v1/lists/{id}", also with the ending of an export behind the id.
Response get_list(const Request& request, const PathParts& parts, Context& context);

/// PUT and DELETE "/api/v1/lists/{id}".
Response put_list(const Request& request, const PathParts& parts, Context& context);
Response delete_list(const Request& request, const PathParts& parts, Context& context);

/// POST "/api/v1/lists/{id}/copy".
Response post_list_copy(const Request& request, const PathParts& parts, Context& context);

/// GET "/api/v1/lists/{id}/health".
Response get_list_health(const Request& request, const PathParts& parts, Context& context);

/// GET "/api/v1/lists/{id}/changes": in the list that it was copied from, since then.
Response get_list_changes(const Request& request, const PathParts& parts, Context& context);

/// POST "/api/v1/lists/{id}/sections"; PUT and DELETE "…/sections/{section}".
Response post_list_section(const Request& request, const PathParts& parts, Context& context);
Response put_list_section(const Request& request, const PathParts& parts, Context& context);
Response delete_list_section(const Request& request, const PathParts& parts, Context& context);

/// POST "/api/v1/lists/{id}/entries"; PUT and DELETE "…/entries/{entry}".
Response post_list_entry(const Request& request, const PathParts& parts, Context& context);
Response put_list_entry(const Request& request, const PathParts& parts, Context& context);
Response delete_list_entry(const Request& request, const PathParts& parts, Context& context);

/// The answer where a list was not changed: 404, 403, 412, or 400 that says what is wrong.
Response refused_change(ListRefusal refusal, const std::vector<ListFault>& faults);

}  // namespace findings::server
