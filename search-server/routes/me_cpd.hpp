#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// What people learnt from reading, for themselves alone.

/// GET "/{lang}/me/cpd?year=".
Response get_cpd_page(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/me/cpd.{ending}?year=": "csv" or "html".
Response get_cpd_export(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/me/cpd/new?item=" and POST "/{lang}/me/cpd/new".
Response get_cpd_new_page(const Request& request, const PathParts& parts, Context& context);
Response post_cpd_new(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/me/cpd/{id}", and POST, where `do` is "keep" or "remove".
Response get_cpd_entry_page(const Request& request, const PathParts& parts, Context& context);
Response post_cpd_entry(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
