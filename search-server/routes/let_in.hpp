#pragma once

#include "search-server/routes/routes.hpp"

#include <optional>

namespace findings::server {

/// Finds out who asks, for the context and for the frame of its pages. Programs are known by
/// `Authorization: Bearer`, never by a cookie; pages by the cookie, never by a token. A token that
/// is no good is answered with 401. Throws CatalogueError.
std::optional<Response> identify(const Request& request, Context& context);

/// Reads what was sent in a form into the context, and holds who asks against the route's right.
/// The answer to whoever may not come: 401 or 403 for programs; for pages the way to sign-in, or
/// 403; 403 as well for a form without its token. Throws BadRequest for a form that cannot be read.
std::optional<Response> let_in(const Route& route, const Request& request, Context& context);

/// Says how long an answer may be kept, and by whom: what was made for a person by nobody.
void mark_private(const Route& route, const Request& request, const Context& context,
                  Response& response);

}  // namespace findings::server
