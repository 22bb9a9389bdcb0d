#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// What people change of their own account. All need somebody who has signed in.

/// GET "/{lang}/me/account".
Response get_account_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/account/password": `current`, `password`, `again`. Everywhere else they are
/// signed out.
Response post_password(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/account/tokens": `token_name`, `scope`, `days`. The page with the token.
Response post_token(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/account/tokens/{id}/revoke".
Response post_token_revoke(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/account/network": `member` is somebody's sign-in name.
Response post_network(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/account/network/{id}/remove".
Response post_network_remove(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
