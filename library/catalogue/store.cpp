#include "library/catalogue/catalogue.hpp"

#include "library/catalogue/batches.hpp"
#include "library/catalogue/current.hpp"
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
        const Recognised known = recognise(connection_, candidate.record, incoming);
        switch (known.sameness) {
        case Sameness::same:
            ++counts_.duplicates;
            return {known.row->id, *known.row->version, StoreOutcome::duplicate, {}};
        case Sameness::new_version:
            ++counts_.new_versions;
            return add_version(*known.row, candidate, incoming, StoreOutcome::new_version);
        case Sameness::possibly_same: {
            ++counts_.possible_duplicates;
            Stored stored = add_record(candidate, incoming, StoreOutcome::possible_duplicate);
            stored.like = known.row->id;
            connection_.execute("INSERT OR REPLACE INTO possible_duplicate (record, like_record) "
                                "VALUES ((SELECT number FROM record WHERE id = ?), ?)",
                                stored.id, known.row->number);
            return stored;
        }
        case Sameness::different:
            break;
        }
        ++counts_.is_new;
        return add_record(candidate, incoming, StoreOutcome::is_new);
    }

    const BatchCounts& counts() const { return counts_; }

private:
    Stored add_record(const Candidate& candidate, const Written& incoming, StoreOutcome outcome)
    {
        const RecordId id = candidate.record.id.value_or(RecordId::make());
        if (candidate.record.id)
            if (const std::optional<RecordRow> taken_back = row_of(connection_, id))
                return add_version(*taken_back, candidate, incoming, outcome);
        connection_.execute("INSERT INTO record (id, last_version, last_change) VALUES (?, 0, 0)",
                            id);
        return add_version({.number = connection_.last_row(), .id = id}, candidate, incoming,
                           outcome);
    }

    Stored add_version(const RecordRow& row, const Candidate& candidate, const Written& incoming,
                       StoreOutcome outcome)
    {
        const VersionNumber version = row.last_version + 1;
        connection_.execute(
            "INSERT INTO version (record, version, batch, stored, origin, line, json)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            row.number, version, batch_, now_, origin(candidate.origin),
            static_cast<std::int64_t>(candidate.origin.line), incoming.json);
        make_current(connection_, row.number, version, candidate.record, incoming);
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
