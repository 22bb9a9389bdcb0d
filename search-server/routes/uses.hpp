#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// "We used this": what people did with a record. Readers see it once an editor has let it through.

/// GET "/{lang}/uses/new?item=" and POST "/{lang}/uses/new": 422 with what may be private in it.
Response get_use_form_page(const Request& request, const PathParts& parts, Context& context);
Response post_use(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/me/uses": what who asks has reported, and POST "/{lang}/me/uses/{id}", which takes
/// one back.
Response get_my_uses_page(const Request& request, const PathParts& parts, Context& context);
Response post_my_use(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/review/uses": what waits, and POST "/{lang}/review/uses/{id}": `do` is "show" or
/// "refuse", for a `reason`. For editors.
Response get_use_desk_page(const Request& request, const PathParts& parts, Context& context);
Response post_use_decision(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
