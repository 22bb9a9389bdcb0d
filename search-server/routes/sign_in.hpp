#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// How people come in and go.

/// GET "/{lang}/sign-in?next=ADDRESS".
Response get_sign_in_page(const Request& request, const PathParts& parts, Context& context);

/// The answer to a form that came when nobody was signed in any more: 401 with the sign-in page,
/// which carries all that was typed (no files) and gives it back to be sent again.
Response sign_in_again(const Request& request, Context& context);

/// POST "/{lang}/sign-in": 303 to `next`, or what was carried along to be sent again, or the page
/// with what is wrong: 422, 429 or 503.
Response post_sign_in(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/sign-out".
Response post_sign_out(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/join/{secret}": where an invitation leads; 404 where it is over.
Response get_join_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/join/{secret}": makes the account and signs in.
Response post_join(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
