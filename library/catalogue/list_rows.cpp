#include "library/catalogue/list_rows.hpp"

namespace findings {
namespace {

ListEntry entry_at(const Run& run)
{
    ListEntry entry{.id = run.id_of<EntryId>(1),
                    .record = run.id(2),
                    .version = run.integer(3),
                    .importance = importance_named(run.text(4)).value_or(Importance::recommended),
                    .why = run.text(5),
                    .pages = run.text(6),
                    .question = run.text(8)};
    if (!run.is_null(7))
        entry.minutes = static_cast<int>(run.integer(7));
    return entry;
}

std::optional<std::int64_t> number_of(Connection& connection, const RecordId& record)
{
    Run run = connection.run("SELECT number FROM record WHERE id = ?", record);
    return run.next() ? std::optional(run.integer(0)) : std::nullopt;
}

bool write_entry(Connection& connection, std::int64_t list_number, std::size_t section,
                 std::size_t place, const ListEntry& entry)
{
    const auto record = number_of(connection, entry.record);
    if (!record)
        return false;
    connection.execute("INSERT INTO list_entry (list, section, position, id, record, version, "
                       "importance, why, pages, minutes, question) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?)",
                       list_number, static_cast<std::int64_t>(section),
                       static_cast<std::int64_t>(place), entry.id, *record, entry.version,
                       name(entry.importance), entry.why, entry.pages,
                       std::int64_t{entry.minutes.value_or(0)}, entry.question);
    return true;
}

}  // namespace

std::vector<ListSection> read_sections(Connection& connection, std::int64_t list_number)
{
    std::vector<ListSection> sections;
    {
        Run run = connection.run(
            "SELECT id, title FROM list_section WHERE list = ? ORDER BY position", list_number);
        while (run.next())
            sections.push_back({.id = run.id_of<SectionId>(0), .title = run.text(1)});
    }
    Run run = connection.run("SELECT section, list_entry.id, record.id, list_entry.version, "
                             "importance, why, pages, minutes, question FROM list_entry "
                             "JOIN record ON record.number = list_entry.record "
                             "WHERE list = ? ORDER BY section, position",
                             list_number);
    while (run.next())
        sections.at(static_cast<std::size_t>(run.integer(0))).entries.push_back(entry_at(run));
    return sections;
}

bool write_sections(Connection& connection, std::int64_t list_number,
                    const std::vector<ListSection>& sections)
{
    connection.execute("DELETE FROM list_section WHERE list = ?", list_number);
    for (std::size_t section = 0; section < sections.size(); ++section) {
        connection.execute(
            "INSERT INTO list_section (list, position, id, title) VALUES (?, ?, ?, ?)", list_number,
            static_cast<std::int64_t>(section), sections[section].id, sections[section].title);
        const auto& entries = sections[section].entries;
        for (std::size_t place = 0; place < entries.size(); ++place)
            if (!write_entry(connection, list_number, section, place, entries[place]))
                return false;
    }
    return true;
}

}  // namespace findings
