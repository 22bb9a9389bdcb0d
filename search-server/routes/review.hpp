#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// The review desk of editors.

/// "/{lang}/review": drafts that wait, records that are due, retractions, dead links.
Response get_review_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/review/{id}": a draft beside what it is to take the place of.
Response get_review_draft(const Request& request, const PathParts& parts, Context& context);

/// The same: publishes, approves, sends back.
Response post_review_draft(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/review/records/{id}": what may be said of a published record.
Response get_review_record(const Request& request, const PathParts& parts, Context& context);

/// The same: still valid, may be out of date, superseded, retracted.
Response post_review_record(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/review/links": takes a dead link, `url`, off the desk until it was looked at anew.
Response post_review_link(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/items/{id}/versions": every version that may be read, and what changed.
Response get_item_versions_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/items/{id}/versions/{n}": the record as it was.
Response get_item_version_page(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
