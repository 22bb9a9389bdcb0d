#pragma once

#include "library/base/date.hpp"
#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/list.hpp"
#include "library/catalogue/person.hpp"
#include "library/record/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

enum class MarkRefusal {
    not_there,
    not_yours,        ///< only who may review marks records
    another_version,  ///< the record has got another version than the one that was seen
    not_in_this_state,
    not_valid,  ///< the record that takes its place is not there, is itself, or is taken back
};

/// A record that is due for review.
struct DueRecord {
    RecordId id;
    std::string title;
    Kind kind = Kind::research_summary;
    Status status = Status::published;
    Date review_by;
    VersionNumber version = 1;
};

/// A list that everybody may read.
struct PublicList {
    ListId id;
    std::string title;
    bool operator==(const PublicList&) const = default;
};

/// A record that was retracted, and what leans on it.
struct RetractedRecord {
    RecordId id;
    std::string title;
    std::vector<RecordId> leaning;  ///< cite it by its DOI or PMID, or translate it
    std::vector<PublicList> lists;  ///< that hold it
};

/// What editors say of records that are published: each word is a new version of the record. As
/// Drafts. `seen` is the version that the editor saw.
class RecordMarks {
public:
    explicit RecordMarks(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// Published records of our own kinds whose review_by is not after that day, the longest
    /// overdue first, at most 500.
    std::vector<DueRecord> due_by(const Date& day) const;

    /// At most 500, by their ids.
    std::vector<RetractedRecord> retracted() const;

    // --- writing ---

    Result<VersionNumber, MarkRefusal> retract(const Person& who, const RecordId& id,
                                               VersionNumber seen, std::string_view reason);

    /// `by` takes its place, and says so in a version of its own where it is one of ours.
    Result<VersionNumber, MarkRefusal> supersede(const Person& who, const RecordId& id,
                                                 VersionNumber seen, const RecordId& by,
                                                 std::string_view note);

    /// It may be out of date.
    Result<VersionNumber, MarkRefusal> doubt(const Person& who, const RecordId& id,
                                             VersionNumber seen, std::string_view note);

    /// It is still valid: changed today, to be looked at again by that day.
    Result<VersionNumber, MarkRefusal> confirm(const Person& who, const RecordId& id,
                                               VersionNumber seen, const Date& today,
                                               const Date& review_by);

private:
    Connection& connection_;
};

}  // namespace findings
