#pragma once

#include "library/base/ids.hpp"
#include "library/record/record.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The catalogue cannot be opened, read or written. what() names the file, what failed and what to
/// do about it.
struct CatalogueError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// There is no room to write any more.
struct DiskFull : CatalogueError {
    using CatalogueError::CatalogueError;
};

/// The disk failed while something was written. The connection must not be used again: what it had
/// not acknowledged counts as not written, and a new one sees what is there.
struct DiskFailed : CatalogueError {
    using CatalogueError::CatalogueError;
};

/// The file is damaged, or none of ours: only a backup helps.
struct CatalogueDamaged : CatalogueError {
    using CatalogueError::CatalogueError;
};

/// Where a version of a record came from.
struct Origin {
    std::string path;         ///< as it was given to ingest; empty for records made in the site
    std::size_t line = 0;     ///< where the record began, from 1; 0 unknown
    std::string format;       ///< name of the format it was read with
    std::string file_sha256;  ///< of the original bytes, kept in files/; empty for none
    bool operator==(const Origin&) const = default;
};

enum class StoreOutcome { is_new, new_version, duplicate, possible_duplicate };

struct Stored {
    RecordId id;
    VersionNumber version = 0;
    StoreOutcome outcome = StoreOutcome::is_new;
    /// The record it is like, for possible_duplicate.
    std::optional<RecordId> like;
    /// Of a duplicate: it was brought from this line of this path before, as when an ingest that
    /// was cut off is run again.
    bool was_here = false;
};

/// Where an area on a record comes from.
enum class AreaSource { author, suggested, person };

/// "author", "suggested", "person": in the catalogue and in the API.
std::string_view name(AreaSource source);

struct AreaTag {
    std::string area;
    AreaSource source = AreaSource::author;
    std::optional<double> score;    ///< 0 to 1, of a suggestion
    std::optional<bool> confirmed;  ///< a person's word: true confirmed, false rejected
    std::string decided_by;         ///< account, for the catalogue only
    std::optional<std::chrono::sys_seconds> decided_at;
    bool operator==(const AreaTag&) const = default;
};

/// A record as the library holds it now.
struct CatalogueRecord {
    Record record;  ///< with its id; of its areas those that count now (vocabulary_store.hpp)
    VersionNumber version = 1;
    Origin origin;
    BatchId batch;
    std::vector<AreaTag> areas;
    std::chrono::sys_seconds added;    ///< first version
    std::chrono::sys_seconds changed;  ///< this version
};

/// The areas that a record is found by and shown with, its author's first, each once: those of its
/// author and those that a person confirmed; where the author gives none, suggestions too; none
/// that a person rejected. What is suggested beside an author's own waits for a person's word.
std::vector<std::string> counted_areas(const CatalogueRecord& record);

/// The record as it is handed on to others: of its areas those that its author gives or a person
/// confirmed, none that a person rejected, and no suggestions.
Record as_decided(const CatalogueRecord& record);

struct VersionInfo {
    VersionNumber version = 1;
    std::chrono::sys_seconds stored;
    BatchId batch;
    Origin origin;
};

/// The versions that brought what a field says, oldest first; several for sets alone.
struct FieldOrigin {
    std::string field;  ///< its name in fields.hpp
    std::vector<VersionInfo> versions;
};

/// A record that was stored on its own and may be the same work as another.
struct PossibleDuplicate {
    RecordId record;
    RecordId like;
    bool operator==(const PossibleDuplicate&) const = default;
};

struct BatchCounts {
    std::int64_t is_new = 0;
    std::int64_t new_versions = 0;
    std::int64_t duplicates = 0;
    std::int64_t possible_duplicates = 0;
    std::int64_t rejected = 0;
    std::int64_t skipped = 0;
    bool operator==(const BatchCounts&) const = default;
};

struct Batch {
    BatchId id;
    std::string source;  ///< the paths, or the address harvested
    std::chrono::sys_seconds began;
    std::optional<std::chrono::sys_seconds> ended;  ///< absent: running, or cut off
    std::optional<std::chrono::sys_seconds> undone;
    BatchCounts counts;
};

/// One write to a record, in the order they were acknowledged.
struct Change {
    ChangeNumber number = 0;
    RecordId record;
};

/// What one candidate brings to store().
struct Candidate {
    Record record;
    Origin origin;
    /// The record that its source brought before as this one; nullopt where that is not known.
    std::optional<RecordId> known;
};

/// The truth of the library: everything that a person or a file brought, on SQLite, in
/// `catalogue.sqlite` of the library folder, with the original bytes in `files/` beside it.
///
/// What a call that writes has returned is there after any crash and power cut (WAL,
/// synchronous=FULL). One object belongs to one thread at a time; any number of objects and
/// programs may have the same library open; a writer waits for the other up to a minute. Every
/// function throws CatalogueError where the file or the disk fails; nothing of that call is then
/// written.
class Catalogue {
public:
    enum class Access { read_only, read_write };

    /// Opens the catalogue of the library folder; read_write makes what is missing and brings an
    /// older one up to date (numbered migrations, schemas/catalogue/). Throws CatalogueError with a
    /// reason for a newer one, for a file that is not a catalogue, for a damaged one.
    Catalogue(const std::filesystem::path& library, Access access);
    ~Catalogue();
    Catalogue(Catalogue&&) noexcept;
    Catalogue& operator=(Catalogue&&) noexcept;

    // --- writing ---

    /// Starts a batch; store() puts records into it.
    BatchId begin_batch(std::string_view source);

    /// Says that the batch came to its end, with what was not stored added to the counts.
    void end_batch(BatchId batch, const BatchCounts& counts);

    /// Stores the candidates in one transaction, each as same_work() says, with the areas of its
    /// author and a change row; returns what became of each, in their order. Ids are made where
    /// there are none. At most 1,000 at once.
    std::vector<Stored> store(BatchId batch, const std::vector<Candidate>& candidates);

    /// What store() would say, with nothing written.
    std::vector<Stored> would_store(const std::vector<Candidate>& candidates);

    /// Takes back what the batch brought: new records go, new versions give way to the one before,
    /// except where a later batch has written over it (those stay, and are returned). The number of
    /// a version that was taken back is not given again. Throws CatalogueError for a batch that is
    /// not there.
    std::vector<RecordId> undo(BatchId batch);

    /// A person's word that two records flagged as possibly the same are two works. It is kept, and
    /// they are not flagged again. Throws CatalogueError where one of them is not there.
    void say_different(const RecordId& one, const RecordId& other);

    /// A person's word that two records from outside are one work: `kept` gets a version merged
    /// with what `other` says, and `other` one that is superseded by it. Both are in the batch,
    /// whose undo takes the word back. Throws CatalogueError where one is not there or is ours.
    void say_same(BatchId batch, const RecordId& kept, const RecordId& other);

    /// Keeps original bytes by their sum; they are in their place and on disk when the next store()
    /// returns. Reads the stream to its end. Returns the sum.
    std::string keep_original(std::istream& bytes);

    /// Removes originals that no version names (of files that were rejected whole, of runs cut
    /// off).
    void drop_unnamed_originals();

    /// Makes this the library's vocabulary, as put_vocabulary() says; VocabularyStore::renew() does
    /// it where records have areas of the one before.
    void set_vocabulary(std::string_view rdf_xml, std::string_view hash);

    // --- reading ---

    std::optional<CatalogueRecord> find(const RecordId& id) const;
    std::optional<Record> find_version(const RecordId& id, VersionNumber version) const;
    std::vector<VersionInfo> versions(const RecordId& id) const;

    /// Where each field of the record, as it is now, came from, in the order of their names.
    std::vector<FieldOrigin> field_origins(const RecordId& id) const;

    /// Those that nobody has said a word about, the oldest first.
    std::vector<PossibleDuplicate> possible_duplicates() const;

    /// The expressions of a work (a record and its translations), the original first.
    std::vector<RecordId> expressions(const RecordId& work) const;

    /// Those of the records that got their present version last, at most so many, the last first.
    std::vector<RecordId> latest(const std::vector<RecordId>& among, std::size_t most) const;

    std::optional<std::filesystem::path> original(std::string_view sha256) const;

    /// Of all originals that a version came from, in their order.
    std::vector<std::string> original_sums() const;

    /// Of all files that are kept, in their order; those that no version names are left from runs
    /// that were cut off (drop_unnamed_originals), or belong to one that runs.
    std::vector<std::string> kept_sums() const;

    std::vector<Batch> batches() const;

    /// The RDF/XML that set_vocabulary() was given last.
    std::optional<std::string> vocabulary() const;

    /// Up to `most` changes past the number, oldest first.
    std::vector<Change> changes_after(ChangeNumber number, std::size_t most) const;

    ChangeNumber last_change() const;

    std::int64_t count() const;  ///< records that are there (not undone)

    /// Calls `take` for every record in the order of ids, in one read transaction.
    void each(const std::function<void(const CatalogueRecord&)>& take) const;

    /// Ids in their order, past `after`, up to `most`: for workers that share a rebuild.
    std::vector<RecordId> ids_after(std::string_view after, std::size_t most) const;

    /// Ids of all records with the number of the last change of each, in the order of ids.
    void
    each_id(const std::function<void(const RecordId&, VersionNumber, ChangeNumber)>& take) const;

    /// Writes a consistent copy, without the originals, as the catalogue of another library folder
    /// that has none; readers and writers of this one go on.
    void copy_to(const std::filesystem::path& library) const;

    /// SQLite's own check of the whole file; an empty list where all is well.
    std::vector<std::string> integrity_faults() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace findings
