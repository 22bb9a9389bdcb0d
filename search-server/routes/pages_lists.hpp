#pragma once

#include "library/catalogue/lists.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

#include <string_view>

namespace findings::server {

// The pages of reading lists. What who asks may not see is a 404 page.

/// GET "/{lang}/lists": the reader's own, those shared with the reader, those for everyone.
Response get_lists_page(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/lists/{id}"; with an ending behind the id, the list as a file or feed.
Response get_list_page(const Request& request, const PathParts& parts, Context& context);

/// GET and POST "/{lang}/lists/new".
Response get_list_new_page(const Request& request, const PathParts& parts, Context& context);
Response post_list_new_page(const Request& request, const PathParts& parts, Context& context);

/// GET and POST "/{lang}/lists/add": the record that "item" names, onto a list.
Response get_list_add_page(const Request& request, const PathParts& parts, Context& context);
Response post_list_add_page(const Request& request, const PathParts& parts, Context& context);

/// GET and POST "/{lang}/lists/{id}/edit".
Response get_list_edit_page(const Request& request, const PathParts& parts, Context& context);
Response post_list_edit_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/lists/{id}/copy".
Response post_list_copy_page(const Request& request, const PathParts& parts, Context& context);

/// GET and POST "/{lang}/lists/{id}/remove".
Response get_list_remove_page(const Request& request, const PathParts& parts, Context& context);
Response post_list_remove_page(const Request& request, const PathParts& parts, Context& context);

/// The page for a list that is not there, not who asks may change, or was changed meanwhile.
Response refused_list_page(ListRefusal refusal, std::string_view language, Context& context);

}  // namespace findings::server
