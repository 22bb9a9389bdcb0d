#include "library/catalogue/recognise.hpp"

#include "library/base/sha256.hpp"
#include "library/record/record_json.hpp"
#include "library/record/similarity.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <set>

namespace findings {
namespace {

/// What more records share names none of them: the title "Editorial", the address of a home page.
/// An equal record is found all the same, by its content.
constexpr std::size_t most_that_share = 20;

constexpr const char* content_scheme = "content";
constexpr const char* said_scheme = "said";

/// Half of a SHA-256 is enough where nobody gains from a collision.
constexpr std::size_t content_sum_length = 32;

RecordRow row_at(const Run& run)
{
    RecordRow row{.number = run.integer(0), .id = run.id(1), .last_version = run.integer(3)};
    if (!run.is_null(2))
        row.version = run.integer(2);
    return row;
}

/// Records that have the key, without those that are gone; one more than most_that_share at most.
std::vector<RecordRow> rows_with(Connection& connection, const std::string& scheme,
                                 const std::string& value)
{
    std::vector<RecordRow> rows;
    // In the order of the key table, so that nothing is sorted and little read however many there
    // are.
    Run run = connection.run("SELECT number, id, version, last_version FROM record_key "
                             "CROSS JOIN record ON record.number = record_key.record "
                             "WHERE scheme = ? AND value = ? AND version IS NOT NULL "
                             "ORDER BY record_key.record LIMIT ?",
                             scheme, value, static_cast<std::int64_t>(most_that_share + 1));
    while (run.next())
        rows.push_back(row_at(run));
    return rows;
}

Record record_at(Connection& connection, const RecordRow& row)
{
    return version_at(connection, row.number, *row.version);
}

/// Every record that had this content, those that are gone too.
std::vector<RecordRow> rows_of_content(Connection& connection, const std::string& content)
{
    std::vector<RecordRow> rows;
    Run run = connection.run("SELECT number, id, version, last_version FROM record_key "
                             "CROSS JOIN record ON record.number = record_key.record "
                             "WHERE scheme = 'content' AND value = ? "
                             "ORDER BY record_key.record LIMIT ?",
                             content, static_cast<std::int64_t>(most_that_share));
    while (run.next())
        rows.push_back(row_at(run));
    return rows;
}

/// Whether a record was brought this content by a source that has not said otherwise since, and
/// whether by the same place of the same path.
struct Brought {
    bool stands = false;
    bool from_here = false;
};

Brought brought(Connection& connection, const RecordRow& row, const std::string& content,
                const Origin& origin)
{
    Run run = connection.run(
        "SELECT at.path = ? AND said.line = ?, EXISTS (SELECT 1 FROM version AS later "
        "JOIN origin AS later_at ON later_at.number = later.origin "
        "WHERE later.record = said.record AND later.version > said.version "
        "AND later_at.path = at.path AND later_at.format = at.format "
        "AND (later_at.sha256 <> at.sha256 OR (at.sha256 = '' AND later.batch <> said.batch))) "
        "FROM version AS said JOIN origin AS at ON at.number = said.origin "
        "WHERE said.record = ? AND said.content = ?",
        origin.path, static_cast<std::int64_t>(origin.line), row.number, content);
    Brought result;
    while (run.next()) {
        if (run.integer(1) != 0)
            continue;
        result.stands = true;
        result.from_here = result.from_here || run.integer(0) != 0;
    }
    return result;
}

/// What the content alone tells; like none where it tells nothing.
Recognised recognised_by_content(Connection& connection, const std::string& content,
                                 const Origin& origin)
{
    Recognised result;
    for (const RecordRow& row : rows_of_content(connection, content)) {
        if (!row.version) {
            result.taken_back = result.taken_back ? result.taken_back : row;
            continue;
        }
        const Brought known = brought(connection, row, content, origin);
        if (known.stands)
            return {.sameness = Sameness::same, .row = row, .was_here = known.from_here};
    }
    for (const RecordRow& row : rows_with(connection, said_scheme, content))
        return {.sameness = Sameness::same, .row = row};
    return result;
}

/// The record that the candidate's source says it is.
std::optional<RecordRow> row_known(Connection& connection, const Candidate& candidate)
{
    if (candidate.record.id || !candidate.known)
        return std::nullopt;
    return row_of(connection, *candidate.known);
}

using Key = std::pair<std::string, std::string>;

/// The content, which settles most of what was there before, comes last in the list: it goes first.
std::vector<Key> in_order_of_weight(std::vector<Key> keys)
{
    std::rotate(keys.begin(), keys.end() - 1, keys.end());
    return keys;
}

/// True for what two works may well share: it is asked for only where nothing stronger told.
bool is_of_likeness(const Key& key)
{
    return key.first == "head" || key.first == "tail" || key.first == "place";
}

/// Where the two say themselves how they are related, nobody needs to be asked.
bool say_they_are_related(const Record& one, const Record& other)
{
    const auto names = [](const Record& record, const std::optional<RecordId>& id) {
        return id && (record.supersedes == id || record.superseded_by == id ||
                      (record.translation && record.translation->of == *id));
    };
    return names(one, other.id) || names(other, one.id) ||
           (one.translation && other.translation && one.translation->of == other.translation->of);
}

Sameness sameness_of(const Record& incoming, const Record& known)
{
    if (say_they_are_related(incoming, known))
        return Sameness::different;
    const Sameness sameness = same_work(incoming, known);
    const bool has_another_id = incoming.id && incoming.id != known.id;
    if (has_another_id && sameness != Sameness::different)
        return Sameness::possibly_same;
    return sameness;
}

}  // namespace

Written written(Record record)
{
    record.id.reset();
    Written result;
    result.json = boost::json::serialize(to_json(record));
    result.keys = identifying_keys(record);
    if (std::string key = title_key(record); !key.empty())
        result.keys.emplace_back("title", std::move(key));
    for (auto& key : likeness_keys(record))
        result.keys.push_back(std::move(key));
    result.keys.emplace_back(content_scheme, sha256(result.json).substr(0, content_sum_length));
    return result;
}

Record record_of(const std::string& json, const RecordId& id)
{
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(json, error);
    if (error)
        throw RecordJsonError("record " + id.str() + " is not JSON: " + error.message());
    Record record = record_from_json(value);
    record.id = id;
    return record;
}

Record version_at(Connection& connection, std::int64_t record_number, VersionNumber version)
{
    Run run = connection.run("SELECT json, id FROM version "
                             "JOIN record ON record.number = version.record "
                             "WHERE version.record = ? AND version.version = ?",
                             record_number, version);
    if (!run.next())
        throw RecordJsonError("record number " + std::to_string(record_number) +
                              " lacks its version " + std::to_string(version));
    return record_of(run.text(0), run.id(1));
}

std::optional<RecordRow> row_of(Connection& connection, const RecordId& id)
{
    Run run =
        connection.run("SELECT number, id, version, last_version FROM record WHERE id = ?", id);
    if (!run.next())
        return std::nullopt;
    return row_at(run);
}

Recognised recognise(Connection& connection, const Candidate& candidate, const Written& written)
{
    const Record& incoming = candidate.record;
    if (incoming.id) {
        const std::optional<RecordRow> row = row_of(connection, *incoming.id);
        if (row && row->version) {
            const Sameness sameness = same_work(incoming, record_at(connection, *row));
            return {sameness == Sameness::same ? sameness : Sameness::new_version, row};
        }
    }
    Recognised best;
    if (!incoming.id) {
        best = recognised_by_content(connection, written.content(), candidate.origin);
        if (best.row)
            return best;
    }
    if (const std::optional<RecordRow> row = row_known(connection, candidate)) {
        if (row->version)
            return {.sameness = same_work(incoming, record_at(connection, *row)) == Sameness::same
                                    ? Sameness::same
                                    : Sameness::new_version,
                    .row = row};
        best.taken_back = row;
    }
    std::set<std::int64_t> compared;
    for (const Key& key : in_order_of_weight(written.keys)) {
        if (best.sameness == Sameness::new_version && is_of_likeness(key))
            break;
        const std::vector<RecordRow> rows = rows_with(connection, key.first, key.second);
        if (rows.size() > most_that_share && key.first != content_scheme)
            continue;
        for (const RecordRow& row : rows) {
            if (!compared.insert(row.number).second)
                continue;
            const Sameness sameness = sameness_of(incoming, record_at(connection, row));
            if (sameness < best.sameness) {
                best.sameness = sameness;
                best.row = row;
            }
            if (sameness == Sameness::same)
                return best;
        }
    }
    return best;
}

}  // namespace findings
