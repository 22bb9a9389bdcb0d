#include "library/catalogue/catalogue.hpp"

#include "library/catalogue/area_tags.hpp"
#include "library/catalogue/recognise.hpp"
#include "library/catalogue/state.hpp"

#include <algorithm>

namespace findings {
namespace {

Origin origin_at(const Run& run, int column)
{
    return {.path = run.text(column),
            .line = static_cast<std::size_t>(run.integer(column + 1)),
            .format = run.text(column + 2),
            .file_sha256 = run.text(column + 3)};
}

constexpr std::string_view one_record =
    "SELECT number, id, version, json, path, line, format, sha256, batch, stored, added "
    "FROM current_record WHERE id = ?";

constexpr std::string_view all_records =
    "SELECT number, id, version, json, path, line, format, sha256, batch, stored, added "
    "FROM current_record ORDER BY id";

/// Areas are read while the row stands, so both are of one moment.
CatalogueRecord record_at(Connection& connection, const Run& run)
{
    Record record = record_of(run.text(3), run.id(1));
    record.areas = areas_that_count(connection, record.areas);
    return {.record = std::move(record),
            .version = run.integer(2),
            .origin = origin_at(run, 4),
            .batch = BatchId{run.integer(8)},
            .areas = area_tags(connection, run.integer(0)),
            .added = run.time(10),
            .changed = run.time(9)};
}

/// The one number that a statement answers with.
std::int64_t number_of(Connection& connection, std::string_view sql)
{
    Run run = connection.run(sql);
    run.next();
    return run.integer(0);
}

}  // namespace

std::string_view name(AreaSource source)
{
    switch (source) {
    case AreaSource::author:
        return "author";
    case AreaSource::suggested:
        return "suggested";
    case AreaSource::person:
        return "person";
    }
    return "";
}

std::optional<CatalogueRecord> Catalogue::find(const RecordId& id) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read a record", [&]() -> std::optional<CatalogueRecord> {
        Run run = connection.run(one_record, id);
        if (!run.next())
            return std::nullopt;
        return record_at(connection, run);
    });
}

std::optional<Record> Catalogue::find_version(const RecordId& id, VersionNumber version) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read a version", [&]() -> std::optional<Record> {
        Run run = connection.run("SELECT json FROM version WHERE version = ? AND record = "
                                 "(SELECT number FROM record WHERE id = ?)",
                                 version, id);
        if (!run.next())
            return std::nullopt;
        return record_of(run.text(0), id);
    });
}

std::vector<VersionInfo> Catalogue::versions(const RecordId& id) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the versions of a record", [&] {
        std::vector<VersionInfo> versions;
        Run run = connection.run(
            "SELECT version.version, stored, batch, path, line, format, sha256 FROM version "
            "JOIN origin ON origin.number = version.origin "
            "WHERE record = (SELECT number FROM record WHERE id = ?) ORDER BY version.version",
            id);
        while (run.next())
            versions.push_back({.version = run.integer(0),
                                .stored = run.time(1),
                                .batch = BatchId{run.integer(2)},
                                .origin = origin_at(run, 3)});
        return versions;
    });
}

std::vector<RecordId> Catalogue::expressions(const RecordId& work) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the expressions of a work", [&] {
        std::vector<RecordId> ids;
        Run run = connection.run("SELECT id FROM record WHERE version IS NOT NULL AND (id = ?1 OR "
                                 "translation_of = ?1) ORDER BY id <> ?1, id",
                                 work);
        while (run.next())
            ids.push_back(run.id(0));
        return ids;
    });
}

std::optional<std::string> Catalogue::vocabulary() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the vocabulary", [&]() -> std::optional<std::string> {
        Run run = connection.run("SELECT rdf_xml FROM vocabulary");
        if (!run.next())
            return std::nullopt;
        return run.text(0);
    });
}

std::vector<Change> Catalogue::changes_after(ChangeNumber number, std::size_t most) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the changes", [&] {
        std::vector<Change> changes;
        Run run = connection.run("SELECT change.number, record.id FROM change "
                                 "JOIN record ON record.number = change.record "
                                 "WHERE change.number > ? ORDER BY change.number LIMIT ?",
                                 number, static_cast<std::int64_t>(most));
        while (run.next())
            changes.push_back({run.integer(0), run.id(1)});
        return changes;
    });
}

ChangeNumber Catalogue::last_change() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the changes", [&] {
        return number_of(connection, "SELECT ifnull(max(number), 0) FROM change");
    });
}

std::int64_t Catalogue::count() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "count the records", [&] {
        return number_of(connection, "SELECT count(*) FROM record WHERE version IS NOT NULL");
    });
}

void Catalogue::each(const std::function<void(const CatalogueRecord&)>& take) const
{
    Connection& connection = state_->connection;
    guarded(connection.file(), "read the records", [&] {
        // Not a kept statement: `take` may read the catalogue in its turn.
        SQLite::Statement statement(connection.database(), std::string(all_records));
        for (Run run(statement); run.next();)
            take(record_at(connection, run));
    });
}

std::vector<RecordId> Catalogue::ids_after(std::string_view after, std::size_t most) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the ids", [&] {
        std::vector<RecordId> ids;
        Run run = connection.run(
            "SELECT id FROM record WHERE id > ? AND version IS NOT NULL ORDER BY id LIMIT ?", after,
            static_cast<std::int64_t>(most));
        while (run.next())
            ids.push_back(run.id(0));
        return ids;
    });
}

void Catalogue::each_id(
    const std::function<void(const RecordId&, VersionNumber, ChangeNumber)>& take) const
{
    Connection& connection = state_->connection;
    guarded(connection.file(), "read the ids", [&] {
        SQLite::Statement statement(connection.database(),
                                    "SELECT id, version, last_change FROM record "
                                    "WHERE version IS NOT NULL ORDER BY id");
        for (Run run(statement); run.next();)
            take(run.id(0), run.integer(1), run.integer(2));
    });
}

}  // namespace findings
