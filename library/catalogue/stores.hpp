#pragma once

#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/people.hpp"

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
