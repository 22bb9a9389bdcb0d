#pragma once

#include "library/catalogue/audit_trail.hpp"
#include "library/catalogue/invitations.hpp"
#include "library/catalogue/organisations.hpp"
#include "library/catalogue/people.hpp"
#include "search-server/views/site.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// Days that an invitation may be good for; the second is proposed.
inline constexpr std::array invitation_days{1, 7, 30};

/// People, organisations and invitations, for administrators.
struct AdminPage {
    std::vector<PersonEntry> people;
    std::vector<Organisation> organisations;
    std::vector<Invitation> invitations;  ///< open ones
    std::string link = {};                ///< of a new invitation, shown this once
    std::chrono::sys_seconds link_until;
    std::string problem = {};  ///< in the page's language; or nothing
    bool sends_mail = false;   ///< links can be sent by mail
    std::string mailed = {};   ///< what became of the mail, in the page's language; or nothing
};

/// One person, for administrators.
struct AdminPersonPage {
    const PersonEntry& entry;
    std::vector<Organisation> organisations;
    std::string problem = {};  ///< in the page's language; or nothing
};

/// A page of the audit trail.
struct AuditPage {
    std::vector<AuditEntry> entries;
    std::optional<std::int64_t> older;  ///< the number before which the next page begins
};

/// The pages as HTML, in the language, one of site_languages.
std::string admin_page(Site& site, std::string_view language, const AdminPage& page);
std::string admin_person_page(Site& site, std::string_view language, const AdminPersonPage& page);
std::string audit_page(Site& site, std::string_view language, const AuditPage& page);

}  // namespace findings::server
