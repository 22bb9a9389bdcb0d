#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// What crawlers ask for (sitemaps.org, RFC 9309): whole addresses of every page in each language,
// each with those of the same page in the other.

/// "/robots.txt": everything but the API and the pages that a search makes without end.
Response get_robots(const Request& request, const PathParts& parts, Context& context);

/// "/sitemap.xml": the index of the others.
Response get_sitemap_index(const Request& request, const PathParts& parts, Context& context);

/// "/sitemap-{part}": "pages.xml", "lists.xml" with the reading lists for everyone (of more than
/// 5,000 those that changed last), or "<id>.xml" with the 20,000 records (at most 40,000 addresses)
/// that come after this id; made block by block.
Response get_sitemap(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
