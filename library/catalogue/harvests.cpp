#include "library/catalogue/harvests.hpp"

#include "library/catalogue/batches.hpp"
#include "library/catalogue/connection.hpp"
#include "library/catalogue/originals.hpp"
#include "library/catalogue/standing.hpp"
#include "library/catalogue/storing.hpp"

#include <utility>

namespace findings {
namespace {

std::optional<std::string> optional_text(const Run& run, int column)
{
    if (run.is_null(column))
        return std::nullopt;
    return run.text(column);
}

/// What people read in the list of batches.
std::string source_of(const HarvestScope& scope)
{
    return scope.url + " (" + scope.prefix + (scope.set.empty() ? "" : ", set " + scope.set) + ")";
}

/// The record that the item brought, where it brought just one.
std::optional<RecordId> brought_by(Connection& connection, const std::string& url,
                                   const std::string& identifier)
{
    Run run = connection.run("SELECT DISTINCT record.id FROM harvest_item "
                             "JOIN record ON record.number = harvest_item.record "
                             "WHERE url = ? AND identifier = ? AND brought = 1 LIMIT 2",
                             url, identifier);
    if (!run.next())
        return std::nullopt;
    const RecordId id = run.id(0);
    if (run.next())
        return std::nullopt;
    return id;
}

void remember(Connection& connection, const Harvest& harvest, const std::string& identifier,
              const Stored& stored)
{
    connection.execute(
        "INSERT OR REPLACE INTO harvest_item "
        "(url, identifier, record, version, batch, brought, withdrawn) "
        "SELECT ?1, ?2, record.number, ?4, ?5, ?6, NULL FROM record WHERE record.id = ?3 "
        "AND NOT EXISTS (SELECT 1 FROM harvest_item WHERE url = ?1 AND identifier = ?2 AND "
        "record = record.number AND version = ?4 AND withdrawn IS NULL)",
        harvest.scope.url, identifier, stored.id, stored.version, harvest.batch,
        std::int64_t{stored.outcome == StoreOutcome::duplicate ? 0 : 1});
}

}  // namespace

struct Harvests::State {
    explicit State(const std::filesystem::path& library)
        : connection(library / "catalogue.sqlite", Catalogue::Access::read_write),
          originals(library / "files")
    {}

    Connection connection;
    Originals originals;
};

Harvests::Harvests(const std::filesystem::path& library) : state_(std::make_unique<State>(library))
{}

Harvests::~Harvests() = default;
Harvests::Harvests(Harvests&&) noexcept = default;

std::optional<Harvest> Harvests::unfinished(const HarvestScope& scope) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "look for a harvest", [&]() -> std::optional<Harvest> {
        Run run = connection.run(
            "SELECT harvest.number, from_stamp, until_stamp, is_continuation, batch, "
            "harvest.began, token, finished IS NOT NULL OR batch.undone IS NOT NULL FROM harvest "
            "JOIN batch ON batch.number = harvest.batch "
            "WHERE url = ? AND set_spec = ? AND prefix = ? ORDER BY harvest.number DESC LIMIT 1",
            scope.url, scope.set, scope.prefix);
        if (!run.next() || run.integer(7) != 0)
            return std::nullopt;
        return Harvest{.number = run.integer(0),
                       .scope = scope,
                       .window = {.from = optional_text(run, 1),
                                  .until = optional_text(run, 2),
                                  .is_continuation = run.integer(3) != 0},
                       .batch = BatchId{run.integer(4)},
                       .began = optional_text(run, 5),
                       .token = optional_text(run, 6)};
    });
}

std::optional<std::string> Harvests::harvested_upto(const HarvestScope& scope) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "look for harvests", [&] {
        Run run = connection.run("SELECT from_stamp, is_continuation, harvest.began FROM harvest "
                                 "JOIN batch ON batch.number = harvest.batch "
                                 "WHERE url = ? AND set_spec = ? AND prefix = ? "
                                 "AND finished IS NOT NULL AND undone IS NULL "
                                 "AND until_stamp IS NULL AND harvest.began IS NOT NULL "
                                 "ORDER BY harvest.number",
                                 scope.url, scope.set, scope.prefix);
        // A continuation of one that was taken back leaves a gap before it.
        std::optional<std::string> upto;
        while (run.next())
            if (run.integer(1) == 0 || (upto && run.text(0) <= *upto))
                upto = run.text(2);
        return upto;
    });
}

Harvest Harvests::begin(const HarvestScope& scope, const HarvestWindow& window)
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "begin a harvest", [&] {
        Writing transaction(connection);
        Harvest harvest{.scope = scope, .window = window};
        harvest.batch = add_batch(connection, source_of(scope));
        connection.execute("INSERT INTO harvest (url, set_spec, prefix, from_stamp, until_stamp, "
                           "is_continuation, batch) VALUES (?, ?, ?, ?, ?, ?, ?)",
                           scope.url, scope.set, scope.prefix, window.from, window.until,
                           std::int64_t{window.is_continuation}, harvest.batch);
        harvest.number = connection.last_row();
        transaction.commit();
        return harvest;
    });
}

void Harvests::restart(const Harvest& harvest)
{
    Connection& connection = state_->connection;
    guarded(connection.file(), "begin a harvest anew", [&] {
        connection.execute("UPDATE harvest SET token = NULL WHERE number = ?", harvest.number);
    });
}

std::string Harvests::keep_original(std::istream& bytes)
{
    return guarded(state_->connection.file(), "keep an original",
                   [&] { return state_->originals.keep(bytes); });
}

struct Harvests::Page::Open {
    Open(State& state, const Harvest& of)
        : connection(state.connection), originals(state.originals), harvest(of),
          transaction(connection)
    {}

    Connection& connection;
    Originals& originals;
    const Harvest& harvest;
    Writing transaction;
};

Harvests::Page::Page(Harvests& harvests, const Harvest& harvest)
{
    State& state = *harvests.state_;
    guarded(state.connection.file(), "store a page", [&] {
        state.originals.bring_to_disk();
        open_ = std::make_unique<Open>(state, harvest);
    });
}

Harvests::Page::~Page() = default;

std::vector<Stored> Harvests::Page::store(std::vector<HarvestedRecord> records)
{
    Connection& connection = open_->connection;
    return guarded(connection.file(), "store records", [&] {
        std::vector<Candidate> candidates;
        for (HarvestedRecord& one : records) {
            Candidate& candidate = candidates.emplace_back(std::move(one.candidate));
            candidate.known = brought_by(connection, open_->harvest.scope.url, one.identifier);
        }
        std::vector<Stored> stored =
            store_in_transaction(connection, open_->harvest.batch, candidates);
        for (std::size_t i = 0; i < stored.size(); ++i)
            remember(connection, open_->harvest, records[i].identifier, stored[i]);
        return stored;
    });
}

bool Harvests::Page::withdraw(std::string_view identifier)
{
    Connection& connection = open_->connection;
    const std::string& url = open_->harvest.scope.url;
    return guarded(connection.file(), "withdraw a record", [&] {
        std::vector<std::int64_t> records;
        {
            Run run = connection.run("SELECT DISTINCT record FROM harvest_item "
                                     "WHERE url = ? AND identifier = ? AND withdrawn IS NULL",
                                     url, identifier);
            while (run.next())
                records.push_back(run.integer(0));
        }
        connection.execute("UPDATE harvest_item SET withdrawn = ? "
                           "WHERE url = ? AND identifier = ? AND withdrawn IS NULL",
                           open_->harvest.batch, url, identifier);
        for (const std::int64_t record : records)
            settle(connection, record);
        return !records.empty();
    });
}

void Harvests::Page::commit(const HarvestPosition& position)
{
    Connection& connection = open_->connection;
    guarded(connection.file(), "store a page", [&] {
        const Harvest& harvest = open_->harvest;
        connection.execute("UPDATE harvest SET began = ?, token = ? WHERE number = ?",
                           position.began, position.token, harvest.number);
        add_counts(connection, harvest.batch, {.rejected = position.rejected});
        if (!position.token) {
            connection.execute("UPDATE harvest SET finished = ? WHERE number = ?", now(),
                               harvest.number);
            connection.execute("UPDATE batch SET ended = ? WHERE number = ?", now(), harvest.batch);
        }
        open_->transaction.commit();
    });
    open_->originals.let_go();
}

}  // namespace findings
