#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

#include <string_view>

namespace findings::server {

// The handlers of the web site, each a GET whose pattern stands beside it; routes.cpp has them in
// its table. They never throw for anything in the address: unknown values are left out, unknown
// records are a 404 page. They throw IndexError and CatalogueError where the library fails.

/// "/": 302 to /en/ or /fr/ by Accept-Language.
Response get_root(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}": 301 to the same with a slash.
Response get_language(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/".
Response get_home_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/search".
Response get_search_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/search.{ending}": the whole result as a file.
Response get_search_page_export(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/items/{id}" and "/{lang}/items/{id}/{slug}": 301 to the latter where the slug is
/// another. With an ending behind the id, the record in that form.
Response get_item_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/areas".
Response get_areas_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/areas/{id}".
Response get_area_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/about".
Response get_about_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/help": how to search.
Response get_help_page(const Request& request, const PathParts& parts, Context& context);

/// "/static/{name}": a file of search-server/web/static/, with an ETag by content; kept for a year
/// where the address says ?v= and the content's version.
Response get_static_file(const Request& request, const PathParts& parts, Context& context);

/// "en" or "fr": the first segment of the path where it is one of them, else what Accept-Language
/// wants most, else "en".
std::string_view reader_language(const Request& request);

/// A page that says what went wrong and where to go on, in the language ("en" or "fr"). `detail` is
/// a sentence for the reader, in that language or English; it may be empty.
Response error_page(std::string_view language, unsigned status, std::string_view detail,
                    Context& context);

/// 503 where nobody may read the index at the moment, for programs and for people: searches come
/// back by themselves, records and lists are answered meanwhile.
Response search_rebuilt(const Request& request, Context& context);

}  // namespace findings::server
