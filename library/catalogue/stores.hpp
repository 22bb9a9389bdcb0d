#pragma once

#include "library/catalogue/api_tokens.hpp"
#include "library/catalogue/area_activity.hpp"
#include "library/catalogue/area_decisions.hpp"
#include "library/catalogue/audit_trail.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/cpd_entries.hpp"
#include "library/catalogue/drafts.hpp"
#include "library/catalogue/evidence_requests.hpp"
#include "library/catalogue/invitations.hpp"
#include "library/catalogue/links.hpp"
#include "library/catalogue/lists.hpp"
#include "library/catalogue/organisations.hpp"
#include "library/catalogue/people.hpp"
#include "library/catalogue/record_marks.hpp"
#include "library/catalogue/saved_items.hpp"
#include "library/catalogue/saved_searches.hpp"
#include "library/catalogue/sessions.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "library/catalogue/use_counts.hpp"
#include "library/catalogue/use_reports.hpp"
#include "library/catalogue/vocabulary_store.hpp"

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
    Lists lists{file};
    Drafts drafts{file};
    RecordMarks marks{file};
    Links links{file};
    AreaDecisions area_decisions{file};
    TaggingStore tagging{file};
    VocabularyStore vocabulary{file};
    SavedItems saved_items{file};
    SavedSearches saved_searches{file};
    CpdEntries cpd{file};
    EvidenceRequests requests{file};
    UseReports uses{file};
    UseCounts use_counts{file};
    AreaActivity area_activity{file};
};

}  // namespace findings
