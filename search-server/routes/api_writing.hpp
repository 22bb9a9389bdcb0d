#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// The way of a record from draft to published, and what editors say of published ones, for
// programs with a token. A draft answers with its ETag; each write but the first names it in
// If-Match: 428 without, 412 where somebody has written since. 404 for what is not theirs to see,
// 403 for what is, 409 for a step that its state does not have, 422 with all that is wrong.

/// POST "/api/v1/items": a draft of what is sent, our JSON or any format that is imported. 409 with
/// candidates where the same work seems to be there, unless ?different=1 says that it is another.
Response post_item(const Request& request, const PathParts& parts, Context& context);

/// GET "/api/v1/items/{id}/draft".
Response get_item_draft(const Request& request, const PathParts& parts, Context& context);

/// DELETE "/api/v1/items/{id}/draft": discards it.
Response delete_item_draft(const Request& request, const PathParts& parts, Context& context);

/// PUT "/api/v1/items/{id}": writes the draft under way, or begins the revision of a published
/// record whose ETag is in If-Match.
Response put_item(const Request& request, const PathParts& parts, Context& context);

/// POST "/api/v1/items/{id}/submit", and so on.
Response post_item_submit(const Request& request, const PathParts& parts, Context& context);
Response post_item_approve(const Request& request, const PathParts& parts, Context& context);
Response post_item_return(const Request& request, const PathParts& parts, Context& context);
Response post_item_publish(const Request& request, const PathParts& parts, Context& context);
Response post_item_retract(const Request& request, const PathParts& parts, Context& context);
Response post_item_supersede(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
