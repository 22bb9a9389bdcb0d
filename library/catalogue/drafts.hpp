#pragma once

#include "library/base/date.hpp"
#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"
#include "library/record/same_work.hpp"
#include "library/record/validate.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The way of a draft: draft → in_review → approved → published, or back to its writer, returned;
/// a draft or a returned one may be discarded. Names are in the catalogue and the API.
enum class DraftState { draft, in_review, returned, approved, published, discarded };

/// "draft", "in_review", …
std::string_view name(DraftState state);

/// A record that somebody writes, new or as the revision of one that is there. Not in the library
/// until it is published: no search, export or count knows of it.
struct Draft {
    RecordId id;  ///< of the record that it becomes, or becomes a new version of
    PersonId owner;
    std::string owner_name;
    DraftState state = DraftState::draft;
    std::int64_t revision = 1;              ///< counts up with each write
    std::optional<VersionNumber> based_on;  ///< the version that it revises
    std::string json;                       ///< UnfinishedRecord
    std::string what_changed;               ///< a note to readers of the versions
    std::chrono::sys_seconds changed;
    std::optional<std::chrono::sys_seconds> submitted;  ///< last
};

/// What a draft would be as a record, on that day: published, and changed then where it is a
/// revision.
struct DraftReading {
    Record record;
    std::vector<Fault> faults;  ///< what cannot be read, and all that validate() finds
};

/// Throws CatalogueError where its JSON is none.
DraftReading reading_of(const Draft& draft, const Date& today);

/// A state that a draft came to.
struct DraftStep {
    DraftState state = DraftState::draft;
    std::string who;  ///< name
    std::chrono::sys_seconds when;
    std::string comment;
};

/// What somebody said of a version that was made here.
struct VersionNote {
    VersionNumber version = 1;
    std::string note;
};

/// A record that may be about the same work as a draft.
struct SameWorkCandidate {
    RecordId id;
    Sameness sameness = Sameness::possibly_same;
    bool by_source = false;  ///< it summarises a work that the draft summarises too
};

enum class DraftRefusal {
    not_there,         ///< or not this person's to see
    not_yours,         ///< to be seen, but not this person's to change
    another_revision,  ///< somebody wrote it meanwhile
    not_in_this_state,
    not_valid,        ///< validate() finds faults
    another_version,  ///< the record has got another version since the draft was begun
    taken,            ///< somebody else revises the record
};

/// "not there", … for logs and tests.
std::string_view name(DraftRefusal refusal);

/// True for who writes records of their own: researchers, editors and administrators.
bool may_write(const Person& person);

/// True for who reviews, publishes and marks records: editors and administrators.
bool may_review(const Person& person);

/// The drafts of the library. Their owners see them, editors from when they were first sent in,
/// administrators always; for everybody else they are not there. Owners write theirs while it is a
/// draft or returned, editors while it is in review or approved. As Catalogue: what a call that
/// writes has returned stays, and is in the audit trail; belongs to one thread at a time; every
/// function throws CatalogueError where the file or the disk fails.
class Drafts {
public:
    explicit Drafts(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// The draft under way for this record.
    std::optional<Draft> find(const Person& who, const RecordId& id) const;

    /// What a revision of that draft said, as JSON.
    std::optional<std::string> revision(const Person& who, const RecordId& id,
                                        std::int64_t revision) const;

    /// Every state that the draft under way came to, oldest first.
    std::vector<DraftStep> steps(const Person& who, const RecordId& id) const;

    /// The person's own that are under way, the one written last first.
    std::vector<Draft> of(const Person& who) const;

    /// Those that wait for an editor, the one that waits longest first; none for who may not
    /// review.
    std::vector<Draft> waiting(const Person& who) const;

    /// Notes on the versions of a record that was published, by version.
    std::vector<VersionNote> notes(const RecordId& id) const;

    /// True where the person may revise the record: who first wrote it here, editors,
    /// administrators; researchers also what nobody wrote here, as a file brought it. The record
    /// must be there.
    bool may_revise(const Person& who, const RecordId& id) const;

    /// Records that count and may be about the work of this unfinished record, the surest first, at
    /// most ten: by identifiers, by title with year and first author, or by what they summarise.
    std::vector<SameWorkCandidate> candidates(const Record& written) const;

    // --- writing; `revision` is the one that was seen ---

    /// Begins a new record. The writer must be one who may write.
    Draft begin(const Person& who, std::string_view json);

    /// Begins the revision of a record, with what its version `seen` says.
    Result<Draft, DraftRefusal> revise(const Person& who, const RecordId& id, VersionNumber seen,
                                       std::string_view json);

    Result<Draft, DraftRefusal> save(const Person& who, const RecordId& id, std::int64_t revision,
                                     std::string_view json, std::string_view what_changed);

    /// Makes the draft a revision of the version that the record has now, with what it says.
    Result<Draft, DraftRefusal> rebase(const Person& who, const RecordId& id, std::int64_t revision,
                                       VersionNumber seen, std::string_view json);

    /// `today` is the date of the change, here and below.
    Result<Draft, DraftRefusal> submit(const Person& who, const RecordId& id, std::int64_t revision,
                                       const Date& today);
    Result<Draft, DraftRefusal> approve(const Person& who, const RecordId& id,
                                        std::int64_t revision);
    /// Back to its writer, who is told why.
    Result<Draft, DraftRefusal> give_back(const Person& who, const RecordId& id,
                                          std::int64_t revision, std::string_view comment);
    Result<Draft, DraftRefusal> discard(const Person& who, const RecordId& id,
                                        std::int64_t revision);

    /// Makes it what the library holds: a new record, or a new version, in one transaction with the
    /// end of the draft.
    Result<VersionNumber, DraftRefusal> publish(const Person& who, const RecordId& id,
                                                std::int64_t revision, const Date& today);

    // --- forms that were sent without a session ---

    /// Keeps what was typed under a name that only its writer knows, for a week, the last 1,000.
    void keep_form(std::string_view secret_hash, std::string_view body);

    std::optional<std::string> kept_form(std::string_view secret_hash) const;

private:
    Connection& connection_;
};

}  // namespace findings
