#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// Searches that people keep, to see what is new in them: their own alone.

/// GET "/{lang}/me/searches".
Response get_searches_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/searches": `parameters` are those of a page of results.
Response post_search(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/searches/{id}": `do` is "seen", "rename" (to `name`), "feed", "end-feed" or
/// "remove".
Response post_saved_search(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/feeds/{feed}": a saved search as Atom, for whoever knows the secret that the name
/// of the feed is ("<secret>.atom").
Response get_saved_search_feed(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
