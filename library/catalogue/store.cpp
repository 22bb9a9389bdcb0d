#include "library/catalogue/catalogue.hpp"

#include "library/catalogue/batches.hpp"
#include "library/catalogue/current.hpp"
#include "library/catalogue/provenance.hpp"
#include "library/catalogue/recognise.hpp"
#include "library/catalogue/state.hpp"
#include "library/catalogue/storing.hpp"

#include <cassert>

namespace findings {
namespace {

constexpr std::size_t most_candidates = 1000;

/// Stores candidates inside one transaction.
class Storing {
public:
    Storing(Connection& connection, BatchId batch) : connection_(connection), batch_(batch) {}

    Stored store(const Candidate& candidate)
    {
        const Written incoming = written(candidate.record);
        const Recognised known = recognise(connection_, candidate, incoming);
        switch (known.sameness) {
        case Sameness::same:
            return duplicate_of(known, candidate, incoming);
        case Sameness::new_version:
            return is_merged(candidate) ? merge(known, candidate, incoming)
                                        : new_version(*known.row, candidate, incoming);
        case Sameness::possibly_same:
            return possible_duplicate(known, candidate, incoming);
        case Sameness::different:
            break;
        }
        ++counts_.is_new;
        return add_record(known, candidate, incoming, StoreOutcome::is_new);
    }

    Stored merge(const RecordRow& row, const Candidate& candidate)
    {
        return merge({.sameness = Sameness::new_version, .row = row}, candidate,
                     written(candidate.record));
    }

    const BatchCounts& counts() const { return counts_; }

private:
    /// A record that names the one it is, or is ours, is a whole: it stands in place of what was.
    static bool is_merged(const Candidate& candidate)
    {
        return !candidate.record.id && !is_ours(candidate.record);
    }

    /// That it said nothing new is remembered: when it comes again, what others have said since
    /// must not make it look like something else.
    Stored duplicate_of(const Recognised& known, const Candidate& candidate,
                        const Written& incoming)
    {
        if (!candidate.record.id && !known.was_here)
            connection_.execute("INSERT OR IGNORE INTO record_key (scheme, value, record) "
                                "SELECT 'said', ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM record_key "
                                "WHERE scheme = 'content' AND value = ?1 AND record = ?2)",
                                incoming.content(), known.row->number);
        ++counts_.duplicates;
        return {.id = known.row->id,
                .version = *known.row->version,
                .outcome = StoreOutcome::duplicate,
                .was_here = known.was_here};
    }

    Stored new_version(const RecordRow& row, const Candidate& candidate, const Written& incoming)
    {
        ++counts_.new_versions;
        return add_version(row, candidate, {candidate.record, incoming, incoming.content(), {}},
                           StoreOutcome::new_version);
    }

    /// A person said that the two are different, before the one was taken back.
    bool are_told_apart(const Recognised& known)
    {
        return known.taken_back &&
               connection_
                   .run("SELECT 1 FROM told_apart WHERE one = min(?1, ?2) AND other = max(?1, ?2)",
                        known.taken_back->number, known.row->number)
                   .next();
    }

    Stored merge(const Recognised& known, const Candidate& candidate, const Written& incoming)
    {
        const RecordRow& row = *known.row;
        MergedVersion merger = merged_into(connection_, row.number, *row.version, candidate, batch_,
                                           row.last_version + 1);
        Written written_merger = written(merger.record);
        if (written_merger.json == written(version_at(connection_, row.number, *row.version)).json)
            return duplicate_of(known, candidate, incoming);
        ++counts_.new_versions;
        return add_version(row, candidate,
                           {std::move(merger.record), std::move(written_merger), incoming.content(),
                            to_json(merger.sources)},
                           StoreOutcome::new_version);
    }

    Stored possible_duplicate(const Recognised& known, const Candidate& candidate,
                              const Written& incoming)
    {
        if (are_told_apart(known)) {
            ++counts_.is_new;
            return add_record(known, candidate, incoming, StoreOutcome::is_new);
        }
        ++counts_.possible_duplicates;
        Stored stored = add_record(known, candidate, incoming, StoreOutcome::possible_duplicate);
        stored.like = known.row->id;
        connection_.execute("INSERT OR REPLACE INTO possible_duplicate (record, like_record) "
                            "VALUES ((SELECT number FROM record WHERE id = ?), ?)",
                            stored.id, known.row->number);
        return stored;
    }

    Stored add_record(const Recognised& known, const Candidate& candidate, const Written& incoming,
                      StoreOutcome outcome)
    {
        return add_version(row_for(known, candidate.record.id), candidate,
                           {candidate.record, incoming, incoming.content(), {}}, outcome);
    }

    /// Whoever comes again after they were taken back gets the id that they had.
    RecordRow row_for(const Recognised& known, const std::optional<RecordId>& own)
    {
        if (own) {
            if (const std::optional<RecordRow> taken_back = row_of(connection_, *own))
                return *taken_back;
        } else if (known.taken_back) {
            return *known.taken_back;
        }
        const RecordId id = own.value_or(RecordId::make());
        connection_.execute("INSERT INTO record (id, last_version, last_change) VALUES (?, 0, 0)",
                            id);
        return {.number = connection_.last_row(), .id = id};
    }

    /// What becomes a version.
    struct Content {
        Record record;
        Written written;
        std::string sum;                     ///< of what came in
        std::optional<std::string> sources;  ///< nullopt: all of it is this version's
    };

    Stored add_version(const RecordRow& row, const Candidate& candidate, const Content& content,
                       StoreOutcome outcome)
    {
        const VersionNumber version = row.last_version + 1;
        connection_.execute(
            "INSERT INTO version (record, version, batch, stored, origin, line, json, content, "
            "sources) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.number, version, batch_, now_, origin(candidate.origin),
            static_cast<std::int64_t>(candidate.origin.line), content.written.json, content.sum,
            content.sources);
        if (content.sources)
            connection_.execute("INSERT OR IGNORE INTO record_key (scheme, value, record) "
                                "VALUES ('content', ?, ?)",
                                content.sum, row.number);
        make_current(connection_, row.number, version, content.record, content.written);
        return {row.id, version, outcome, {}};
    }

    std::int64_t origin(const Origin& origin)
    {
        // Records of one file come one after the other.
        if (last_origin_ != 0 && origin.path == origin_.path && origin.format == origin_.format &&
            origin.file_sha256 == origin_.file_sha256)
            return last_origin_;
        origin_ = origin;
        connection_.execute("INSERT OR IGNORE INTO origin (path, format, sha256) VALUES (?, ?, ?)",
                            origin.path, origin.format, origin.file_sha256);
        Run run = connection_.run(
            "SELECT number FROM origin WHERE path = ? AND format = ? AND sha256 = ?", origin.path,
            origin.format, origin.file_sha256);
        run.next();
        return last_origin_ = run.integer(0);
    }

    Connection& connection_;
    const BatchId batch_;
    const std::chrono::sys_seconds now_ = now();
    BatchCounts counts_;
    Origin origin_;
    std::int64_t last_origin_ = 0;
};

/// A batch that was taken back takes no more: what came after would be neither in it nor out of it.
void require_open(Connection& connection, BatchId batch)
{
    Run run = connection.run("SELECT undone FROM batch WHERE number = ?", batch);
    if (!run.next() || !run.is_null(0))
        throw CatalogueError(connection.file().string() + ": there is no batch " +
                             std::to_string(batch.value) + " to store in, or it was taken back");
}

std::vector<Stored> store_all(Storing& storing, const std::vector<Candidate>& candidates)
{
    assert(candidates.size() <= most_candidates);
    std::vector<Stored> stored;
    stored.reserve(candidates.size());
    for (const Candidate& candidate : candidates)
        stored.push_back(storing.store(candidate));
    return stored;
}

}  // namespace

std::vector<Stored> store_in_transaction(Connection& connection, BatchId batch,
                                         const std::vector<Candidate>& candidates)
{
    require_open(connection, batch);
    Storing storing(connection, batch);
    std::vector<Stored> stored = store_all(storing, candidates);
    add_counts(connection, batch, storing.counts());
    return stored;
}

void merge_in_transaction(Connection& connection, BatchId batch, const RecordId& into,
                          const Candidate& candidate)
{
    require_open(connection, batch);
    Storing storing(connection, batch);
    storing.merge(*row_of(connection, into), candidate);
    add_counts(connection, batch, storing.counts());
}

std::vector<Stored> Catalogue::store(BatchId batch, const std::vector<Candidate>& candidates)
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "store records", [&] {
        state_->originals.bring_to_disk();
        Writing transaction(connection);
        std::vector<Stored> stored = store_in_transaction(connection, batch, candidates);
        transaction.commit();
        return stored;
    });
}

std::vector<Stored> Catalogue::would_store(const std::vector<Candidate>& candidates)
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "try to store records", [&] {
        // Never committed.
        const Writing transaction(connection);
        Storing storing(connection, add_batch(connection, ""));
        return store_all(storing, candidates);
    });
}

}  // namespace findings
