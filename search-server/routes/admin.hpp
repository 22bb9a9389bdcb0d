#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {

// What administrators do about people. All are for them alone.

/// GET "/{lang}/admin": people, invitations, organisations.
Response get_admin_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/admin/invitations": `note`, `role`…, `organisation`, `days`, and where mail is
/// sent `mail`, an address. The page with the link.
Response post_invitation(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/admin/invitations/{id}/withdraw".
Response post_invitation_withdraw(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/admin/organisations": `name`.
Response post_organisation(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/admin/organisations/{id}": `name`, another one.
Response post_organisation_name(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/admin/people/{id}".
Response get_admin_person_page(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/admin/people/{id}": `role`…, `organisation`….
Response post_admin_person(const Request& request, const PathParts& parts, Context& context);

/// POST "/{lang}/admin/people/{id}/disable" and "…/enable".
Response post_person_disable(const Request& request, const PathParts& parts, Context& context);
Response post_person_enable(const Request& request, const PathParts& parts, Context& context);

/// GET "/{lang}/admin/audit?before=NUMBER".
Response get_audit_page(const Request& request, const PathParts& parts, Context& context);

}  // namespace findings::server
