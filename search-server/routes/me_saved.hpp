#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

#include <vector>

namespace findings::server {

// What people keep at hand. All need somebody who has signed in, and show them their own alone.

/// GET "/{lang}/me/saved".
Response get_saved_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/saved": saves the record `item` and goes back to `next`.
Response post_saved(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/me/saved/{id}": `do` is "note" or "remove".
Response post_saved_item(const Request& request, const PathParts& parts, Context& context);

/// Whether who asks has saved the record.
bool has_saved(const RecordId& id, const Context& context);

/// What who asks has saved, for the buttons of pages that show records; nothing for anybody else.
std::vector<RecordId> saved_records(const Context& context);

}  // namespace findings::server
