#include "library/catalogue/cpd_entries.hpp"

#include "library/base/text.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

#include <fmt/core.h>

namespace findings {
namespace {

CpdEntry entry_at(const Run& run)
{
    const auto day = Date::parse(run.text(3));
    if (!day)
        throw CatalogueError("a day of the CPD records is none: " + run.text(3));
    return {.id = run.id_of<CpdEntryId>(0),
            .record = run.optional_id_of<RecordId>(1),
            .reading = run.text(2),
            .day = *day,
            .learnt = run.text(4),
            .effect = run.text(5),
            .minutes = static_cast<int>(run.integer(6))};
}

CpdEntry tidied(CpdEntry entry)
{
    entry.reading = squeezed(entry.reading);
    entry.learnt = nfc(trimmed(entry.learnt));
    entry.effect = nfc(trimmed(entry.effect));
    return entry;
}

bool is_between(const std::string& text, std::size_t least, std::size_t most)
{
    const std::size_t length = characters(text);
    return least <= length && length <= most;
}

void note_down(Connection& connection, const PersonId& owner, std::string_view action,
               const CpdEntryId& id)
{
    audit(connection, owner, action, "cpd entry " + id.str(), {}, {});
}

}  // namespace

std::vector<std::string_view> faults_of(const CpdEntry& typed)
{
    const CpdEntry entry = tidied(typed);
    std::vector<std::string_view> faults;
    if (!is_between(entry.reading, 1, longest_cpd_reading))
        faults.emplace_back("reading");
    if (!entry.day.day())
        faults.emplace_back("day");
    if (!is_between(entry.learnt, 1, longest_cpd_text))
        faults.emplace_back("learnt");
    if (!is_between(entry.effect, 0, longest_cpd_text))
        faults.emplace_back("effect");
    if (entry.minutes < 1 || entry.minutes > most_cpd_minutes)
        faults.emplace_back("minutes");
    return faults;
}

std::vector<CpdEntry> CpdEntries::of(const PersonId& owner, std::optional<int> year) const
{
    return guarded(connection_.file(), "list CPD records", [&] {
        const std::string first = year ? fmt::format("{:04}-01-01", *year) : "0000";
        const std::string last = year ? fmt::format("{:04}-12-31", *year) : "9999-12-31";
        std::vector<CpdEntry> entries;
        Run run = connection_.run(
            "SELECT cpd_entry.id, record.id, reading, day, learnt, effect, minutes FROM cpd_entry "
            "LEFT JOIN record ON record.number = cpd_entry.record WHERE owner = ? "
            "AND day BETWEEN ? AND ? ORDER BY day DESC, cpd_entry.id DESC",
            owner, first, last);
        while (run.next())
            entries.push_back(entry_at(run));
        return entries;
    });
}

std::vector<CpdYear> CpdEntries::years(const PersonId& owner) const
{
    return guarded(connection_.file(), "count CPD records", [&] {
        std::vector<CpdYear> years;
        Run run = connection_.run("SELECT CAST(substr(day, 1, 4) AS INTEGER) AS year, count(*), "
                                  "sum(minutes) FROM cpd_entry WHERE owner = ? GROUP BY year "
                                  "ORDER BY year DESC",
                                  owner);
        while (run.next())
            years.push_back({.year = static_cast<int>(run.integer(0)),
                             .entries = run.integer(1),
                             .minutes = run.integer(2)});
        return years;
    });
}

std::optional<CpdEntry> CpdEntries::find(const PersonId& owner, const CpdEntryId& id) const
{
    return guarded(connection_.file(), "look for a CPD record", [&]() -> std::optional<CpdEntry> {
        Run run = connection_.run(
            "SELECT cpd_entry.id, record.id, reading, day, learnt, effect, minutes FROM cpd_entry "
            "LEFT JOIN record ON record.number = cpd_entry.record WHERE owner = ? "
            "AND cpd_entry.id = ?",
            owner, id);
        return run.next() ? std::optional(entry_at(run)) : std::nullopt;
    });
}

bool CpdEntries::add(const PersonId& owner, const CpdEntry& typed)
{
    if (!faults_of(typed).empty())
        return false;
    return guarded(connection_.file(), "keep a CPD record", [&] {
        const CpdEntry entry = tidied(typed);
        Writing writing(connection_);
        // without a record the sum has one row without a number
        const bool is_added =
            connection_
                .run("INSERT INTO cpd_entry (id, owner, record, reading, day, learnt, effect, "
                     "minutes, changed) SELECT ?1, ?2, max(number), ?3, ?4, ?5, ?6, ?7, ?8 "
                     "FROM record WHERE id = ?9 HAVING count(*) > 0 OR ?9 IS NULL RETURNING id",
                     entry.id, owner, entry.reading, entry.day.str(), entry.learnt, entry.effect,
                     std::int64_t{entry.minutes}, now(), entry.record)
                .next();
        if (!is_added)
            return false;
        note_down(connection_, owner, "add", entry.id);
        writing.commit();
        return true;
    });
}

bool CpdEntries::change(const PersonId& owner, const CpdEntry& typed)
{
    if (!faults_of(typed).empty())
        return false;
    return guarded(connection_.file(), "change a CPD record", [&] {
        const CpdEntry entry = tidied(typed);
        Writing writing(connection_);
        connection_.execute("UPDATE cpd_entry SET reading = ?, day = ?, learnt = ?, effect = ?, "
                            "minutes = ?, changed = ? WHERE owner = ? AND id = ?",
                            entry.reading, entry.day.str(), entry.learnt, entry.effect,
                            std::int64_t{entry.minutes}, now(), owner, entry.id);
        if (connection_.database().getChanges() == 0)
            return false;
        note_down(connection_, owner, "change", entry.id);
        writing.commit();
        return true;
    });
}

bool CpdEntries::remove(const PersonId& owner, const CpdEntryId& id)
{
    return guarded(connection_.file(), "remove a CPD record", [&] {
        Writing writing(connection_);
        connection_.execute("DELETE FROM cpd_entry WHERE owner = ? AND id = ?", owner, id);
        if (connection_.database().getChanges() == 0)
            return false;
        note_down(connection_, owner, "remove", id);
        writing.commit();
        return true;
    });
}

}  // namespace findings
