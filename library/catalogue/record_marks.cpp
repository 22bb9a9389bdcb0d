#include "library/catalogue/record_marks.hpp"

#include "library/catalogue/audit.hpp"
#include "library/catalogue/batches.hpp"
#include "library/catalogue/connection.hpp"
#include "library/catalogue/drafts.hpp"
#include "library/catalogue/recognise.hpp"
#include "library/catalogue/storing.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <optional>

namespace findings {
namespace {

namespace json = boost::json;

constexpr std::size_t most_listed = 500;

struct Current {
    std::int64_t number = 0;
    VersionNumber version = 0;
    Record record;
};

std::optional<Current> current_of(Connection& connection, const RecordId& id)
{
    const std::optional<RecordRow> row = row_of(connection, id);
    if (!row || !row->version)
        return std::nullopt;
    return Current{row->number, *row->version, version_at(connection, row->number, *row->version)};
}

bool stands(Status status)
{
    return status == Status::published || status == Status::stale;
}

std::string audited(const Record& record, VersionNumber version)
{
    return json::serialize(json::object{{"status", token(record.status)}, {"version", version}});
}

/// Stores the record as its next version, in the transaction that is under way.
VersionNumber store_marked(Connection& connection, BatchId batch, const Record& record)
{
    return store_in_transaction(
               connection, batch,
               {{.record = record,
                 .origin = {.path = "", .line = 0, .format = "site", .file_sha256 = ""}}})
        .front()
        .version;
}

struct Mark {
    const Person& who;
    const RecordId& id;
    VersionNumber seen;
    std::string_view action;
    std::string_view note;
};

/// Changes the record and stores it, with a note and in the audit trail; `change` may refuse.
template <class Change>
Result<VersionNumber, MarkRefusal> marked(Connection& connection, const Mark& mark,
                                          const Change& change)
{
    return guarded(connection.file(), mark.action, [&]() -> Result<VersionNumber, MarkRefusal> {
        if (!may_review(mark.who))
            return MarkRefusal::not_yours;
        Writing transaction(connection);
        std::optional<Current> current = current_of(connection, mark.id);
        if (!current)
            return MarkRefusal::not_there;
        if (current->version != mark.seen)
            return MarkRefusal::another_version;
        Record record = current->record;
        const BatchId batch = add_batch(connection, "site");
        if (const std::optional<MarkRefusal> refused = change(record, batch))
            return *refused;
        const VersionNumber version = store_marked(connection, batch, record);
        connection.execute("UPDATE batch SET ended = ? WHERE number = ?", now(), batch);
        if (!mark.note.empty())
            connection.execute("INSERT OR REPLACE INTO version_note (record, version, who, note) "
                               "VALUES (?, ?, ?, ?)",
                               mark.id, version, mark.who.id, mark.note);
        audit(connection, mark.who.id, mark.action, "record " + mark.id.str(),
              audited(current->record, current->version), audited(record, version));
        transaction.commit();
        return version;
    });
}

std::vector<RecordId> ids_of(Run&& run)
{
    std::vector<RecordId> ids;
    while (run.next())
        ids.push_back(run.id(0));
    return ids;
}

void add_citing(Connection& connection, std::vector<RecordId>& ids, std::string_view scheme,
                const std::string& value, const RecordId& id)
{
    Run run = connection.run("SELECT DISTINCT record.id FROM cited_work JOIN record "
                             "ON record.number = cited_work.record WHERE scheme = ? AND value = ? "
                             "AND version IS NOT NULL AND record.id <> ? ORDER BY record.id",
                             scheme, value, id);
    while (run.next())
        ids.push_back(run.id(0));
}

std::vector<RecordId> leaning_on(Connection& connection, const Record& record)
{
    const RecordId& id = *record.id;
    std::vector<RecordId> ids;
    if (record.doi)
        add_citing(connection, ids, "doi", record.doi->str(), id);
    if (record.pmid)
        add_citing(connection, ids, "pmid", record.pmid->str(), id);
    Run run = connection.run("SELECT id FROM record WHERE translation_of = ? AND "
                             "version IS NOT NULL ORDER BY id",
                             id);
    while (run.next())
        ids.push_back(run.id(0));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::vector<PublicList> lists_with(Connection& connection, const RecordId& id)
{
    std::vector<PublicList> lists;
    Run run = connection.run("SELECT DISTINCT reading_list.id, reading_list.title FROM list_entry "
                             "JOIN record ON record.number = list_entry.record "
                             "JOIN reading_list ON reading_list.number = list_entry.list "
                             "WHERE record.id = ? AND audience = 'everyone' "
                             "ORDER BY reading_list.title, reading_list.id",
                             id);
    while (run.next())
        lists.push_back({run.id_of<ListId>(0), run.text(1)});
    return lists;
}

}  // namespace

Result<VersionNumber, MarkRefusal> RecordMarks::retract(const Person& who, const RecordId& id,
                                                        VersionNumber seen, std::string_view reason)
{
    return marked(connection_, {who, id, seen, "retract record", reason},
                  [](Record& record, BatchId) -> std::optional<MarkRefusal> {
                      if (record.status == Status::retracted || record.status == Status::withdrawn)
                          return MarkRefusal::not_in_this_state;
                      record.status = Status::retracted;
                      record.superseded_by.reset();
                      return std::nullopt;
                  });
}

Result<VersionNumber, MarkRefusal> RecordMarks::supersede(const Person& who, const RecordId& id,
                                                          VersionNumber seen, const RecordId& by,
                                                          std::string_view note)
{
    return marked(connection_, {who, id, seen, "supersede record", note},
                  [&](Record& record, BatchId batch) -> std::optional<MarkRefusal> {
                      if (!stands(record.status))
                          return MarkRefusal::not_in_this_state;
                      std::optional<Current> successor = current_of(connection_, by);
                      if (!successor || by == id || !stands(successor->record.status))
                          return MarkRefusal::not_valid;
                      record.status = Status::superseded;
                      record.superseded_by = by;
                      if (is_ours(successor->record) && !successor->record.supersedes) {
                          successor->record.supersedes = id;
                          store_marked(connection_, batch, successor->record);
                      }
                      return std::nullopt;
                  });
}

Result<VersionNumber, MarkRefusal> RecordMarks::doubt(const Person& who, const RecordId& id,
                                                      VersionNumber seen, std::string_view note)
{
    return marked(connection_, {who, id, seen, "doubt record", note},
                  [](Record& record, BatchId) -> std::optional<MarkRefusal> {
                      if (record.status != Status::published)
                          return MarkRefusal::not_in_this_state;
                      record.status = Status::stale;
                      return std::nullopt;
                  });
}

Result<VersionNumber, MarkRefusal> RecordMarks::confirm(const Person& who, const RecordId& id,
                                                        VersionNumber seen, const Date& today,
                                                        const Date& review_by)
{
    return marked(connection_, {who, id, seen, "confirm record", ""},
                  [&](Record& record, BatchId) -> std::optional<MarkRefusal> {
                      if (!stands(record.status))
                          return MarkRefusal::not_in_this_state;
                      record.status = Status::published;
                      record.modified = today;
                      record.review_by = review_by;
                      return std::nullopt;
                  });
}

std::vector<DueRecord> RecordMarks::due_by(const Date& day) const
{
    return guarded(connection_.file(), "list what is due for review", [&] {
        std::vector<DueRecord> due;
        // "2026" and "2026-05" sort before the days in them, as their first days do
        Run run = connection_.run(
            "SELECT record.id, version.json, version.version FROM cared_for "
            "JOIN record ON record.number = cared_for.record "
            "JOIN version ON version.record = record.number AND version.version = record.version "
            "WHERE review_by IS NOT NULL AND review_by <= ? AND status IN ('published', 'stale') "
            "ORDER BY review_by, record.id LIMIT ?",
            day.str(), static_cast<std::int64_t>(most_listed));
        while (run.next()) {
            const Record record = record_of(run.text(1), run.id(0));
            due.push_back({.id = *record.id,
                           .title = record.title,
                           .kind = record.kind,
                           .status = record.status,
                           .review_by = *record.review_by,
                           .version = run.integer(2)});
        }
        return due;
    });
}

std::vector<RetractedRecord> RecordMarks::retracted() const
{
    return guarded(connection_.file(), "list what was retracted", [&] {
        std::vector<RetractedRecord> all;
        for (const RecordId& id : ids_of(connection_.run(
                 "SELECT record.id FROM cared_for JOIN record ON record.number = cared_for.record "
                 "WHERE status = 'retracted' AND version IS NOT NULL ORDER BY record.id LIMIT ?",
                 static_cast<std::int64_t>(most_listed)))) {
            const Record record = current_of(connection_, id)->record;
            all.push_back({.id = id,
                           .title = record.title,
                           .leaning = leaning_on(connection_, record),
                           .lists = lists_with(connection_, id)});
        }
        return all;
    });
}

}  // namespace findings
