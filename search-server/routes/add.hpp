#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

#include <optional>
#include <string>

namespace findings::server {

// Adding evidence, for people. Every step of the form saves the draft; what cannot be saved is in
// the form again. Drafts that are not theirs to see are a 404.

/// "/{lang}/add": what to begin, and their drafts; with ?revise= and an id, the revision of it.
Response get_add_page(const Request& request, const PathParts& parts, Context& context);

/// The same: begins a draft, of a kind, from a file, or as a revision.
Response post_add_page(const Request& request, const PathParts& parts, Context& context);

/// "/{lang}/add/{id}/{step}": a step of the form; "check", the last one; "preview".
Response get_draft_page(const Request& request, const PathParts& parts, Context& context);

/// The same: saves the step, sends the draft in, discards it.
Response post_draft_page(const Request& request, const PathParts& parts, Context& context);

/// Where somebody goes on whose session had ended when they sent this form of a draft: what they
/// typed is kept and comes back there. Nullopt for the forms of other pages.
std::optional<std::string> kept_form_address(const Request& request, Context& context);

}  // namespace findings::server
