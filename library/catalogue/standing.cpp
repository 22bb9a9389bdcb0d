#include "library/catalogue/standing.hpp"

#include "library/catalogue/current.hpp"

namespace findings {
namespace {

struct Versions {
    RecordId id;
    std::optional<VersionNumber> current;
    std::optional<VersionNumber> standing;  ///< the highest that is not withdrawn
    bool has_any = false;
};

Versions versions_of(Connection& connection, std::int64_t record_number)
{
    Run record = connection.run("SELECT id, version FROM record WHERE number = ?", record_number);
    record.next();
    Versions versions{.id = record.id(0)};
    if (!record.is_null(1))
        versions.current = record.integer(1);
    Run run = connection.run("SELECT version FROM version WHERE record = ? ORDER BY version DESC",
                             record_number);
    while (!versions.standing && run.next()) {
        versions.has_any = true;
        if (!is_withdrawn(connection, record_number, run.integer(0)))
            versions.standing = run.integer(0);
    }
    return versions;
}

Record record_at(Connection& connection, std::int64_t record_number, VersionNumber version,
                 const RecordId& id)
{
    Run run = connection.run("SELECT json FROM version WHERE record = ? AND version = ?",
                             record_number, version);
    run.next();
    return record_of(run.text(0), id);
}

}  // namespace

void settle(Connection& connection, std::int64_t record_number)
{
    const Versions versions = versions_of(connection, record_number);
    if (!versions.has_any)
        return take_back(connection, record_number);
    if (versions.standing == versions.current)
        return;
    if (!versions.standing)
        return conceal(connection, record_number);
    const Record record = record_at(connection, record_number, *versions.standing, versions.id);
    make_current(connection, record_number, *versions.standing, record, written(record));
}

bool is_withdrawn(Connection& connection, std::int64_t record_number, VersionNumber version)
{
    Run run = connection.run("SELECT coalesce(max(brought), 0) AND count(*) = count(withdrawn) "
                             "FROM harvest_item WHERE record = ? AND version = ?",
                             record_number, version);
    return run.next() && run.integer(0) != 0;
}

}  // namespace findings
