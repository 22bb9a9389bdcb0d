#include "library/catalogue/current.hpp"

namespace findings {
namespace {

ChangeNumber add_change(Connection& connection, std::int64_t record_number)
{
    connection.execute("INSERT INTO change (record) VALUES (?)", record_number);
    return connection.last_row();
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
