#include "library/catalogue/current.hpp"

namespace findings {
namespace {

ChangeNumber add_change(Connection& connection, std::int64_t record_number)
{
    connection.execute("INSERT INTO change (record) VALUES (?)", record_number);
    return connection.last_row();
}

void add_cited(Connection& connection, std::int64_t record_number,
               const std::vector<SourceWork>& works, bool are_sources)
{
    const auto add = [&](std::string_view scheme, const std::string& value) {
        connection.execute("INSERT OR IGNORE INTO cited_work (scheme, value, record, is_source) "
                           "VALUES (?, ?, ?, ?)",
                           scheme, value, record_number, std::int64_t{are_sources});
    };
    for (const SourceWork& work : works) {
        if (work.doi)
            add("doi", work.doi->str());
        if (work.pmid)
            add("pmid", work.pmid->str());
    }
}

/// Of records of our own kinds only: the references of all that was ever harvested are not asked
/// for, and are many.
void replace_cited(Connection& connection, std::int64_t record_number, const Record& record)
{
    if (!is_native_kind(record.kind))
        return;
    connection.execute("DELETE FROM cited_work WHERE record = ?", record_number);
    add_cited(connection, record_number, record.sources, true);
    add_cited(connection, record_number, record.references, false);
}

/// What an editor looks after: retracted records, and ours that are to be looked at again.
void replace_cared_for(Connection& connection, std::int64_t record_number, const Record& record)
{
    connection.execute("DELETE FROM cared_for WHERE record = ?", record_number);
    std::optional<std::string> review_by;
    if (record.review_by && is_native_kind(record.kind))
        review_by = record.review_by->str();
    if (review_by || record.status == Status::retracted)
        connection.execute("INSERT INTO cared_for (record, status, review_by) VALUES (?, ?, ?)",
                           record_number, token(record.status), review_by);
}

}  // namespace

void make_current(Connection& connection, std::int64_t record_number, VersionNumber version,
                  const Record& record, const Written& written)
{
    std::optional<RecordId> original;
    if (record.translation)
        original = record.translation->of;
    connection.execute("UPDATE record SET version = ?1, last_version = max(last_version, ?1), "
                       "translation_of = ?2, last_change = ?3 WHERE number = ?4",
                       version, original, add_change(connection, record_number), record_number);
    for (const auto& [scheme, value] : written.keys)
        connection.execute(
            "INSERT OR IGNORE INTO record_key (scheme, value, record) VALUES (?, ?, ?)", scheme,
            value, record_number);
    connection.execute("DELETE FROM record_area WHERE record = ? AND source = 'author'",
                       record_number);
    for (const std::string& area : record.areas)
        connection.execute(
            "INSERT OR IGNORE INTO record_area (record, area, source) VALUES (?, ?, 'author')",
            record_number, area);
    replace_cited(connection, record_number, record);
    replace_cared_for(connection, record_number, record);
}

void mark_changed(Connection& connection, std::int64_t record_number)
{
    connection.execute("UPDATE record SET last_change = ? WHERE number = ?",
                       add_change(connection, record_number), record_number);
}

void take_back(Connection& connection, std::int64_t record_number)
{
    conceal(connection, record_number);
    connection.execute("DELETE FROM record_area WHERE record = ? AND source <> 'person'",
                       record_number);
    connection.execute("DELETE FROM possible_duplicate WHERE record = ?1 OR like_record = ?1",
                       record_number);
}

void conceal(Connection& connection, std::int64_t record_number)
{
    connection.execute("UPDATE record SET version = NULL, translation_of = NULL, last_change = ? "
                       "WHERE number = ?",
                       add_change(connection, record_number), record_number);
}

}  // namespace findings
