#pragma once

#include "library/catalogue/links.hpp"
#include "library/catalogue/record_marks.hpp"
#include "search-server/views/add_pages.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::server {

/// A record by name.
struct NamedRecord {
    RecordId id;
    std::string title;
};

/// A retracted record with what leans on it and the lists that hold it.
struct RetractedWithNames {
    NamedRecord record;
    std::vector<NamedRecord> leaning;
    std::vector<PublicList> lists;
};

/// What waits for editors.
struct ReviewPage {
    std::vector<Draft> waiting;
    std::vector<DueRecord> due;
    std::vector<RetractedWithNames> retracted;
    std::vector<DeadLink> dead_links;
    Date today;
    std::chrono::sys_seconds now;
    std::string_view done = {};  ///< the end of a message's key, "review_done.…", or nothing
};

std::string review_page(Site& site, std::string_view language, const ReviewPage& page);

/// One draft beside what it is to take the place of.
struct ReviewDraftPage {
    const Draft& draft;
    const UnfinishedRecord& record;
    DraftDifference difference;
    std::vector<DraftStep> history;
    std::vector<Fault> faults;
    std::vector<SameWorkLink> same;
    bool is_outdated = false;  ///< the record has got another version since
    std::string comment;       ///< as it was typed
    std::string_view done = {};
    std::string_view warning = {};  ///< the end of a message's key, "review_warning.…"
    const Vocabulary& vocabulary;
};

std::string review_draft_page(Site& site, std::string_view language, const ReviewDraftPage& page);

/// What an editor may say of one published record.
struct ReviewRecordPage {
    const Record& record;
    VersionNumber version = 1;
    std::string review_by;  ///< offered, or as it was typed
    std::string by;         ///< as it was typed
    std::string reason;     ///< as it was typed
    std::string_view warning = {};
};

std::string review_record_page(Site& site, std::string_view language, const ReviewRecordPage& page);

/// A version of a record, with how it differs from the one before.
struct VersionOfRecord {
    VersionNumber version = 1;
    std::chrono::sys_seconds stored;
    std::string note;
    std::optional<DraftDifference> difference;
};

/// Every version of a record that may be read, the newest first.
struct VersionsPage {
    const Record& record;
    std::vector<VersionOfRecord> versions;
    const Vocabulary& vocabulary;
};

std::string versions_page(Site& site, std::string_view language, const VersionsPage& page);

std::string version_address(std::string_view language, const RecordId& id, VersionNumber version);

}  // namespace findings::server
