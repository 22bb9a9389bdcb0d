#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// Questions for which somebody found no evidence. No page says who asked.

/// GET "/{lang}/requests".
Response get_requests_page(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/requests/new?q=&area=": a search that found nothing leads here.
Response get_ask_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/requests/new": 422 with what may be private in the question, or with the requests
/// that ask much the same, until who asks has seen them.
Response post_ask(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/requests/{id}".
Response get_request_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/requests/{id}": `do` is "follow", "unfollow", "take", "release", "answer" (by the
/// id in `record`), "close" (for a `reason`) or "reopen".
Response post_request(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/me/requests": what who asks follows.
Response get_my_requests_page(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
