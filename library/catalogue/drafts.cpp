#include "library/catalogue/drafts.hpp"

#include "library/catalogue/audit.hpp"
#include "library/catalogue/batches.hpp"
#include "library/catalogue/connection.hpp"
#include "library/catalogue/draft_rows.hpp"
#include "library/catalogue/recognise.hpp"
#include "library/catalogue/storing.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace findings {
namespace {

namespace json = boost::json;

/// Who takes a draft from one state to the next.
enum class By { owner, reviewer };

struct Way {
    DraftState from;
    DraftState to;
    By by;
};

constexpr Way ways[] = {
    {DraftState::draft, DraftState::in_review, By::owner},
    {DraftState::returned, DraftState::in_review, By::owner},
    {DraftState::in_review, DraftState::approved, By::reviewer},
    {DraftState::in_review, DraftState::returned, By::reviewer},
    {DraftState::approved, DraftState::returned, By::reviewer},
    {DraftState::in_review, DraftState::published, By::reviewer},
    {DraftState::approved, DraftState::published, By::reviewer},
    {DraftState::draft, DraftState::discarded, By::owner},
    {DraftState::returned, DraftState::discarded, By::owner},
};

bool is_one(const Person& who, By by, const Draft& draft)
{
    return who.has(Role::administrator) ||
           (by == By::owner ? draft.owner == who.id : may_review(who));
}

/// Why the person may not take the draft to that state; nullopt where they may.
std::optional<DraftRefusal> refusal(const Person& who, const Draft& draft, DraftState to)
{
    bool is_way = false;
    for (const Way& way : ways) {
        if (way.from != draft.state || way.to != to)
            continue;
        if (is_one(who, way.by, draft))
            return std::nullopt;
        is_way = true;
    }
    return is_way ? DraftRefusal::not_yours : DraftRefusal::not_in_this_state;
}

/// Why the person may not write into the draft; nullopt where they may.
std::optional<DraftRefusal> refusal_to_write(const Person& who, const Draft& draft)
{
    switch (draft.state) {
    case DraftState::draft:
    case DraftState::returned:
        return is_one(who, By::owner, draft) ? std::nullopt
                                             : std::optional(DraftRefusal::not_yours);
    case DraftState::in_review:
    case DraftState::approved:
        return is_one(who, By::reviewer, draft) ? std::nullopt
                                                : std::optional(DraftRefusal::not_in_this_state);
    case DraftState::published:
    case DraftState::discarded:
        break;
    }
    return DraftRefusal::not_in_this_state;
}

std::string audited(const Draft& draft)
{
    return json::serialize(
        json::object{{"state", name(draft.state)}, {"revision", draft.revision}});
}

void add_step(Connection& connection, std::int64_t number, const Person& who, DraftState state,
              std::string_view comment)
{
    connection.execute("INSERT INTO draft_step (draft, state, who, happened, comment) "
                       "VALUES (?, ?, ?, ?, ?)",
                       number, name(state), who.id, now(), comment);
}

void add_revision(Connection& connection, std::int64_t number, const Person& who,
                  std::int64_t revision, std::string_view content)
{
    connection.execute("INSERT INTO draft_revision (draft, revision, json, who, written) "
                       "VALUES (?, ?, ?, ?, ?)",
                       number, revision, content, who.id, now());
}

/// Nobody writes to it any more: what was written on the way serves nothing.
void drop_earlier_revisions(Connection& connection, std::int64_t number, std::int64_t last)
{
    connection.execute("DELETE FROM draft_revision WHERE draft = ? AND revision < ?", number, last);
}

Draft add_draft(Connection& connection, const Person& who, const RecordId& id,
                std::optional<VersionNumber> based_on, std::string_view content)
{
    connection.execute("INSERT INTO draft (record, owner, state, revision, based_on, json, "
                       "what_changed, began, changed) VALUES (?1, ?2, 'draft', 1, ?3, ?4, '', ?5, "
                       "?5)",
                       id, who.id, based_on, content, now());
    const std::int64_t number = connection.last_row();
    add_revision(connection, number, who, 1, content);
    add_step(connection, number, who, DraftState::draft, "");
    const DraftRow row = *newest_draft(connection, who, id);
    audit(connection, who.id, "begin draft", "record " + id.str(), std::nullopt,
          audited(row.draft));
    return row.draft;
}

/// The person's newest draft of the record, where `may` lets them do what they want and nobody has
/// written since.
template <class May>
Result<DraftRow, DraftRefusal> draft_to_write(Connection& connection, const Person& who,
                                              const RecordId& id, std::int64_t revision,
                                              const May& may)
{
    const std::optional<DraftRow> row = newest_draft(connection, who, id);
    if (!row)
        return DraftRefusal::not_there;
    if (const std::optional<DraftRefusal> refused = may(row->draft))
        return *refused;
    if (row->draft.revision != revision)
        return DraftRefusal::another_revision;
    return *row;
}

/// What a write to a draft that is under way does, in a transaction and in the audit trail.
template <class May, class Write>
Result<Draft, DraftRefusal>
written_draft(Connection& connection, const Person& who, const RecordId& id, std::int64_t revision,
              std::string_view action, const May& may, const Write& write)
{
    return guarded(connection.file(), action, [&]() -> Result<Draft, DraftRefusal> {
        Writing transaction(connection);
        const Result<DraftRow, DraftRefusal> row =
            draft_to_write(connection, who, id, revision, may);
        if (!row)
            return row.error();
        if (const std::optional<DraftRefusal> refused = write(*row))
            return *refused;
        const DraftRow after = *newest_draft(connection, who, id);
        audit(connection, who.id, action, "record " + id.str(), audited(row->draft),
              audited(after.draft));
        transaction.commit();
        return after.draft;
    });
}

void write_content(Connection& connection, const Person& who, const DraftRow& row,
                   std::string_view content)
{
    connection.execute("UPDATE draft SET json = ?, revision = revision + 1, changed = ? "
                       "WHERE number = ?",
                       content, now(), row.number);
    add_revision(connection, row.number, who, row.draft.revision + 1, content);
}

void move_to(Connection& connection, const Person& who, const DraftRow& row, DraftState state,
             std::string_view comment)
{
    connection.execute("UPDATE draft SET state = ?, revision = revision + 1, changed = ? "
                       "WHERE number = ?",
                       name(state), now(), row.number);
    add_revision(connection, row.number, who, row.draft.revision + 1, row.draft.json);
    add_step(connection, row.number, who, state, comment);
    if (state == DraftState::published || state == DraftState::discarded)
        drop_earlier_revisions(connection, row.number, row.draft.revision + 1);
}

std::optional<VersionNumber> version_of(Connection& connection, const RecordId& id)
{
    const std::optional<RecordRow> row = row_of(connection, id);
    return row ? row->version : std::nullopt;
}

/// True where the record is what the draft was begun from: the same version, or none still.
bool is_up_to_date(Connection& connection, const Draft& draft)
{
    return version_of(connection, draft.id) == draft.based_on;
}

VersionNumber store_published(Connection& connection, const Person& who, const DraftRow& row,
                              const Record& record)
{
    const BatchId batch = add_batch(connection, "site");
    const std::vector<Stored> stored = store_in_transaction(
        connection, batch,
        {{.record = record,
          .origin = {.path = "", .line = 0, .format = "site", .file_sha256 = ""},
          .known = std::nullopt}});
    connection.execute("UPDATE batch SET ended = ? WHERE number = ?", now(), batch);
    const VersionNumber version = stored.front().version;
    if (!row.draft.what_changed.empty())
        connection.execute("INSERT OR REPLACE INTO version_note (record, version, who, note) "
                           "VALUES (?, ?, ?, ?)",
                           row.draft.id, version, who.id, row.draft.what_changed);
    connection.execute("UPDATE draft SET version = ? WHERE number = ?", version, row.number);
    return version;
}

}  // namespace

bool may_write(const Person& person)
{
    return person.roles.has_any_of({Role::researcher, Role::editor, Role::administrator});
}

bool may_review(const Person& person)
{
    return person.roles.has_any_of({Role::editor, Role::administrator});
}

Draft Drafts::begin(const Person& who, std::string_view json)
{
    return guarded(connection_.file(), "begin a draft", [&] {
        Writing transaction(connection_);
        Draft draft = add_draft(connection_, who, RecordId::make(), std::nullopt, json);
        transaction.commit();
        return draft;
    });
}

Result<Draft, DraftRefusal> Drafts::revise(const Person& who, const RecordId& id,
                                           VersionNumber seen, std::string_view json)
{
    return guarded(connection_.file(), "begin a revision", [&]() -> Result<Draft, DraftRefusal> {
        Writing transaction(connection_);
        const std::optional<RecordRow> row = row_of(connection_, id);
        if (!row || !row->version)
            return DraftRefusal::not_there;
        const Record record = version_at(connection_, row->number, *row->version);
        const bool is_current =
            record.status == Status::published || record.status == Status::stale;
        if (!is_native_kind(record.kind) || !is_current)
            return DraftRefusal::not_in_this_state;
        if (!may_revise(who, id))
            return DraftRefusal::not_yours;
        if (row->version != seen)
            return DraftRefusal::another_version;
        if (is_under_way(connection_, id))
            return DraftRefusal::taken;
        Draft draft = add_draft(connection_, who, id, seen, json);
        transaction.commit();
        return draft;
    });
}

Result<Draft, DraftRefusal> Drafts::save(const Person& who, const RecordId& id,
                                         std::int64_t revision, std::string_view json,
                                         std::string_view what_changed)
{
    return written_draft(
        connection_, who, id, revision, "save draft",
        [&](const Draft& draft) { return refusal_to_write(who, draft); },
        [&](const DraftRow& row) -> std::optional<DraftRefusal> {
            write_content(connection_, who, row, json);
            connection_.execute("UPDATE draft SET what_changed = ? WHERE number = ?", what_changed,
                                row.number);
            return std::nullopt;
        });
}

Result<Draft, DraftRefusal> Drafts::rebase(const Person& who, const RecordId& id,
                                           std::int64_t revision, VersionNumber seen,
                                           std::string_view json)
{
    return written_draft(
        connection_, who, id, revision, "rebase draft",
        [&](const Draft& draft) { return refusal_to_write(who, draft); },
        [&](const DraftRow& row) -> std::optional<DraftRefusal> {
            if (version_of(connection_, id) != seen)
                return DraftRefusal::another_version;
            write_content(connection_, who, row, json);
            connection_.execute("UPDATE draft SET based_on = ? WHERE number = ?", seen, row.number);
            return std::nullopt;
        });
}

Result<Draft, DraftRefusal> Drafts::submit(const Person& who, const RecordId& id,
                                           std::int64_t revision, const Date& today)
{
    return written_draft(
        connection_, who, id, revision, "submit draft",
        [&](const Draft& draft) { return refusal(who, draft, DraftState::in_review); },
        [&](const DraftRow& row) -> std::optional<DraftRefusal> {
            if (!reading_of(row.draft, today).faults.empty())
                return DraftRefusal::not_valid;
            move_to(connection_, who, row, DraftState::in_review, "");
            connection_.execute("UPDATE draft SET submitted = ? WHERE number = ?", now(),
                                row.number);
            return std::nullopt;
        });
}

Result<Draft, DraftRefusal> Drafts::approve(const Person& who, const RecordId& id,
                                            std::int64_t revision)
{
    return written_draft(
        connection_, who, id, revision, "approve draft",
        [&](const Draft& draft) { return refusal(who, draft, DraftState::approved); },
        [&](const DraftRow& row) -> std::optional<DraftRefusal> {
            move_to(connection_, who, row, DraftState::approved, "");
            return std::nullopt;
        });
}

Result<Draft, DraftRefusal> Drafts::give_back(const Person& who, const RecordId& id,
                                              std::int64_t revision, std::string_view comment)
{
    return written_draft(
        connection_, who, id, revision, "return draft",
        [&](const Draft& draft) { return refusal(who, draft, DraftState::returned); },
        [&](const DraftRow& row) -> std::optional<DraftRefusal> {
            move_to(connection_, who, row, DraftState::returned, comment);
            return std::nullopt;
        });
}

Result<Draft, DraftRefusal> Drafts::discard(const Person& who, const RecordId& id,
                                            std::int64_t revision)
{
    return written_draft(
        connection_, who, id, revision, "discard draft",
        [&](const Draft& draft) { return refusal(who, draft, DraftState::discarded); },
        [&](const DraftRow& row) -> std::optional<DraftRefusal> {
            move_to(connection_, who, row, DraftState::discarded, "");
            return std::nullopt;
        });
}

Result<VersionNumber, DraftRefusal> Drafts::publish(const Person& who, const RecordId& id,
                                                    std::int64_t revision, const Date& today)
{
    VersionNumber version = 0;
    const Result<Draft, DraftRefusal> published = written_draft(
        connection_, who, id, revision, "publish draft",
        [&](const Draft& draft) { return refusal(who, draft, DraftState::published); },
        [&](const DraftRow& row) -> std::optional<DraftRefusal> {
            if (!is_up_to_date(connection_, row.draft))
                return DraftRefusal::another_version;
            const DraftReading reading = reading_of(row.draft, today);
            if (!reading.faults.empty())
                return DraftRefusal::not_valid;
            version = store_published(connection_, who, row, reading.record);
            move_to(connection_, who, row, DraftState::published, "");
            return std::nullopt;
        });
    if (!published)
        return published.error();
    return version;
}

}  // namespace findings
