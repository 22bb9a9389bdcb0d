#pragma once

#include "library/catalogue/api_tokens.hpp"
#include "library/catalogue/audit_trail.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/invitations.hpp"
#include "library/catalogue/organisations.hpp"
#include "library/catalogue/people.hpp"
#include "library/catalogue/sessions.hpp"

#include <filesystem>

namespace findings {

/// All that people keep in a library, over one open catalogue. Belongs to one thread at a time.
struct Stores {
    /// Throws CatalogueError, as Catalogue does.
    Stores(const std::filesystem::path& library, Catalogue::Access access) : file(library, access)
    {}

    CatalogueFile file;
    People people{file};
    Organisations organisations{file};
    Sessions sessions{file};
    ApiTokens api_tokens{file};
    Invitations invitations{file};
    AuditTrail audit_trail{file};
};

}  // namespace findings
