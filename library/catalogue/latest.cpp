#include "library/catalogue/state.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace findings {
namespace {

// Up to here each record is looked up; past it enough of all versions are among them to walk back.
constexpr std::size_t most_looked_up = 300;

std::vector<RecordId> looked_up(Connection& connection, const std::vector<RecordId>& among)
{
    std::vector<std::pair<std::int64_t, RecordId>> versions;
    for (const RecordId& id : among) {
        Run run = connection.run("SELECT version.number FROM record JOIN version "
                                 "ON version.record = record.number "
                                 "AND version.version = record.version WHERE record.id = ?",
                                 id);
        if (run.next())
            versions.emplace_back(-run.integer(0), id);
    }
    std::sort(versions.begin(), versions.end());
    std::vector<RecordId> ids;
    for (auto& [number, id] : versions)
        ids.push_back(id);
    return ids;
}

/// Versions are numbered as they are stored. CROSS JOIN keeps SQLite from beginning with records.
std::vector<RecordId> walked_to(Connection& connection, const std::vector<RecordId>& among,
                                std::size_t most)
{
    std::unordered_set<std::string> wanted;
    for (const RecordId& id : among)
        wanted.insert(id.str());
    Run run = connection.run("SELECT record.id FROM version CROSS JOIN record "
                             "ON record.number = version.record "
                             "AND record.version = version.version ORDER BY version.number DESC");
    std::vector<RecordId> ids;
    while (ids.size() < most && run.next())
        if (wanted.contains(run.text(0)))
            ids.push_back(run.id(0));
    return ids;
}

}  // namespace

std::vector<RecordId> Catalogue::latest(const std::vector<RecordId>& among, std::size_t most) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the latest records", [&] {
        if (among.size() > most_looked_up)
            return walked_to(connection, among, most);
        std::vector<RecordId> ids = looked_up(connection, among);
        if (ids.size() > most)
            ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(most), ids.end());
        return ids;
    });
}

}  // namespace findings
