#include "library/catalogue/catalogue.hpp"

#include "library/catalogue/recognise.hpp"
#include "library/catalogue/standing.hpp"
#include "library/catalogue/state.hpp"

#include <set>

namespace findings {
namespace {

/// A version that a batch brought.
struct Brought {
    std::int64_t record = 0;
    VersionNumber version = 0;
    RecordId id;
};

/// The last versions of a record first, so that they give way one after the other.
std::vector<Brought> brought_by(Connection& connection, BatchId batch)
{
    std::vector<Brought> all;
    Run run = connection.run("SELECT version.record, version.version, record.id FROM version "
                             "JOIN record ON record.number = version.record WHERE batch = ? "
                             "ORDER BY version.record, version.version DESC",
                             batch);
    while (run.next())
        all.push_back({run.integer(0), run.integer(1), run.id(2)});
    return all;
}

bool is_current(Connection& connection, const Brought& brought)
{
    return connection
        .run("SELECT 1 FROM record WHERE number = ? AND version = ?", brought.record,
             brought.version)
        .next();
}

Record record_at(Connection& connection, const Brought& at)
{
    Run run = connection.run("SELECT json FROM version WHERE record = ? AND version = ?", at.record,
                             at.version);
    run.next();
    return record_of(run.text(0), at.id);
}

/// The content stays a key: whoever brings it again finds the id that it had.
void give_way(Connection& connection, const Brought& brought)
{
    for (const auto& [scheme, value] : written(record_at(connection, brought)).keys)
        connection.execute("DELETE FROM record_key WHERE scheme = ? AND value = ? AND record = ? "
                           "AND scheme <> 'content'",
                           scheme, value, brought.record);
    connection.execute("DELETE FROM version WHERE record = ? AND version = ?", brought.record,
                       brought.version);
    connection.execute("DELETE FROM harvest_item WHERE record = ? AND version = ?", brought.record,
                       brought.version);
    settle(connection, brought.record);
}

/// What items of repositories said in the batch is unsaid: that they are deleted, too.
void unsay(Connection& connection, BatchId batch)
{
    std::vector<std::int64_t> withdrawn;
    Run run = connection.run("SELECT DISTINCT record FROM harvest_item WHERE withdrawn = ?", batch);
    while (run.next())
        withdrawn.push_back(run.integer(0));
    connection.execute("UPDATE harvest_item SET withdrawn = NULL WHERE withdrawn = ?", batch);
    for (const std::int64_t record : withdrawn)
        settle(connection, record);
}

ChangeNumber newest_change(Connection& connection)
{
    Run run = connection.run("SELECT ifnull(max(number), 0) FROM change");
    run.next();
    return run.integer(0);
}

void require(Connection& connection, BatchId batch)
{
    if (!connection.run("SELECT 1 FROM batch WHERE number = ?", batch).next())
        throw CatalogueError(connection.file().string() + ": there is no batch " +
                             std::to_string(batch.value) +
                             "; `findings-indexer batches` lists them");
}

}  // namespace

std::vector<RecordId> Catalogue::undo(BatchId batch)
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "take back a batch", [&] {
        Writing transaction(connection);
        require(connection, batch);
        const ChangeNumber before = newest_change(connection);
        unsay(connection, batch);
        std::set<RecordId> staying;
        for (const Brought& brought : brought_by(connection, batch)) {
            if (is_current(connection, brought) ||
                is_withdrawn(connection, brought.record, brought.version))
                give_way(connection, brought);
            else
                staying.insert(brought.id);
        }
        // What said nothing new beside what is gone may do so now.
        connection.execute("DELETE FROM record_key WHERE scheme = 'said' AND record IN "
                           "(SELECT record FROM change WHERE number > ?)",
                           before);
        connection.execute("DELETE FROM harvest_item WHERE batch = ?", batch);
        connection.execute("DELETE FROM origin WHERE NOT EXISTS "
                           "(SELECT 1 FROM version WHERE version.origin = origin.number)");
        connection.execute("UPDATE batch SET undone = ? WHERE number = ?", now(), batch);
        transaction.commit();
        return std::vector<RecordId>(staying.begin(), staying.end());
    });
}

}  // namespace findings
