#include "library/catalogue/connection.hpp"
#include "library/catalogue/draft_rows.hpp"
#include "library/catalogue/recognise.hpp"
#include "library/record/unfinished.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace findings {
namespace {

constexpr std::array<std::string_view, 6> state_names{"draft",    "in_review", "returned",
                                                      "approved", "published", "discarded"};

constexpr std::size_t most_candidates = 10;

/// What more records share names none of them.
constexpr std::int64_t most_that_share = 20;

DraftState state_named(std::string_view text)
{
    const auto found = std::find(state_names.begin(), state_names.end(), text);
    return static_cast<DraftState>(found - state_names.begin());
}

/// Of a row of draft_of_person.
DraftRow row_at(const Run& run)
{
    DraftRow row{.number = run.integer(0),
                 .draft = {.id = run.id(1),
                           .owner = run.id_of<PersonId>(2),
                           .owner_name = run.text(3),
                           .state = state_named(run.text(4)),
                           .revision = run.integer(5),
                           .based_on = std::nullopt,
                           .json = run.text(7),
                           .what_changed = run.text(8),
                           .changed = run.time(9),
                           .submitted = run.optional_time(10)}};
    if (!run.is_null(6))
        row.draft.based_on = run.integer(6);
    return row;
}

bool is_over(DraftState state)
{
    return state == DraftState::published || state == DraftState::discarded;
}

std::optional<DraftRow> draft_under_way(Connection& connection, const Person& who,
                                        const RecordId& id)
{
    std::optional<DraftRow> row = newest_draft(connection, who, id);
    return row && !is_over(row->draft.state) ? std::move(row) : std::nullopt;
}

/// Where the two say themselves how they are related, neither is the other.
bool are_related(const Record& written, const Record& known)
{
    const bool is_translation = written.translation && written.translation->of == work_of(known);
    if (!written.id)
        return is_translation || written.supersedes == known.id;
    return is_translation || written.supersedes == known.id || known.superseded_by == written.id ||
           (known.translation && known.translation->of == *written.id);
}

/// Collects the candidates for one record.
class Candidates {
public:
    Candidates(Connection& connection, const Record& record)
        : connection_(connection), record_(record), without_id_(record)
    {
        without_id_.id.reset();
    }

    void add_by_keys()
    {
        const Written written_record = written(record_);
        for (const auto& [scheme, value] : written_record.keys)
            if (scheme != "content")
                add_by_key(scheme, value);
    }

    void add_by_sources()
    {
        for (const SourceWork& source : record_.sources) {
            if (source.doi)
                add_by_source("doi", source.doi->str());
            if (source.pmid)
                add_by_source("pmid", source.pmid->str());
        }
    }

    std::vector<SameWorkCandidate> take()
    {
        std::stable_sort(found_.begin(), found_.end(), [](const auto& one, const auto& other) {
            return one.sameness < other.sameness;
        });
        if (found_.size() > most_candidates)
            found_.erase(found_.begin() + most_candidates, found_.end());
        return std::move(found_);
    }

private:
    void add_by_key(const std::string& scheme, const std::string& value)
    {
        std::vector<std::int64_t> numbers;
        Run run = connection_.run(
            "SELECT record_key.record FROM record_key CROSS JOIN record "
            "ON record.number = record_key.record WHERE scheme = ? AND value = ? AND "
            "version IS NOT NULL AND record.id <> ? ORDER BY record_key.record LIMIT ?",
            scheme, value, record_.id ? record_.id->str() : "", most_that_share + 1);
        while (run.next())
            numbers.push_back(run.integer(0));
        if (numbers.size() > static_cast<std::size_t>(most_that_share))
            return;
        for (const std::int64_t number : numbers)
            if (const auto known = newly_seen(number))
                if (const Sameness sameness = same_work(without_id_, *known);
                    sameness != Sameness::different)
                    found_.push_back({.id = *known->id, .sameness = sameness});
    }

    void add_by_source(std::string_view scheme, const std::string& value)
    {
        std::vector<std::int64_t> numbers;
        Run run = connection_.run(
            "SELECT cited_work.record FROM cited_work JOIN record "
            "ON record.number = cited_work.record WHERE scheme = ? AND value = ? AND "
            "is_source = 1 AND version IS NOT NULL AND record.id <> ? "
            "ORDER BY cited_work.record LIMIT ?",
            scheme, value, record_.id ? record_.id->str() : "", most_that_share);
        while (run.next())
            numbers.push_back(run.integer(0));
        for (const std::int64_t number : numbers)
            if (const auto known = newly_seen(number); known && known->kind == record_.kind)
                found_.push_back(
                    {.id = *known->id, .sameness = Sameness::possibly_same, .by_source = true});
    }

    /// The record as it is now; nullopt where it was found before, or says itself that it is
    /// another.
    std::optional<Record> newly_seen(std::int64_t number)
    {
        if (seen_.contains(number))
            return std::nullopt;
        Run run = connection_.run("SELECT version.json, record.id FROM record JOIN version "
                                  "ON version.record = record.number AND "
                                  "version.version = record.version WHERE record.number = ?",
                                  number);
        if (!run.next())
            return std::nullopt;
        Record known = record_of(run.text(0), run.id(1));
        seen_.insert(number);
        if (are_related(record_, known) || known.status == Status::withdrawn)
            return std::nullopt;
        return known;
    }

    Connection& connection_;
    const Record& record_;
    Record without_id_;
    std::set<std::int64_t> seen_;
    std::vector<SameWorkCandidate> found_;
};

UnfinishedRecord unfinished(const Draft& draft)
{
    boost::system::error_code error;
    boost::json::value value = boost::json::parse(draft.json, error);
    if (error || !value.is_object())
        throw CatalogueError("the draft of " + draft.id.str() +
                             " is not a JSON object: put back a backup");
    return std::move(value.get_object());
}

bool is_about(const std::vector<Fault>& faults, const std::string& field)
{
    return std::any_of(faults.begin(), faults.end(),
                       [&](const Fault& fault) { return fault.field == field; });
}

}  // namespace

std::string_view name(DraftState state)
{
    return state_names.at(static_cast<std::size_t>(state));
}

std::string_view name(DraftRefusal refusal)
{
    static constexpr std::array<std::string_view, 7> names{
        "not there",       "not yours", "another revision", "not in this state", "not valid",
        "another version", "taken"};
    return names.at(static_cast<std::size_t>(refusal));
}

DraftReading reading_of(const Draft& draft, const Date& today)
{
    UnfinishedReading read = read_unfinished(unfinished(draft));
    read.record.id = draft.id;
    read.record.status = Status::published;
    read.record.superseded_by.reset();
    if (draft.based_on)
        read.record.modified = today;
    DraftReading reading{.record = std::move(read.record), .faults = std::move(read.faults)};
    // that a field is missing says nothing new where what is in it could not be read
    const std::vector<Fault> unreadable = reading.faults;
    for (Fault& fault : validate(reading.record))
        if (!is_about(unreadable, fault.field))
            reading.faults.push_back(std::move(fault));
    return reading;
}

std::optional<DraftRow> newest_draft(Connection& connection, const Person& who, const RecordId& id)
{
    Run run = connection.run(
        "SELECT number, record, owner, owner_name, state, revision, based_on, json, "
        "what_changed, changed, submitted FROM draft_of_person WHERE record = ?1 AND "
        "(owner = ?2 OR (?3 AND submitted IS NOT NULL) OR ?4) ORDER BY number DESC LIMIT 1",
        id, who.id, std::int64_t{may_review(who)}, std::int64_t{who.has(Role::administrator)});
    if (!run.next())
        return std::nullopt;
    return row_at(run);
}

bool is_under_way(Connection& connection, const RecordId& id)
{
    return connection
        .run("SELECT 1 FROM draft WHERE record = ? AND state NOT IN ('published', 'discarded')", id)
        .next();
}

std::optional<Draft> Drafts::find(const Person& who, const RecordId& id) const
{
    return guarded(connection_.file(), "read a draft", [&]() -> std::optional<Draft> {
        const std::optional<DraftRow> row = draft_under_way(connection_, who, id);
        return row ? std::optional(row->draft) : std::nullopt;
    });
}

std::optional<std::string> Drafts::revision(const Person& who, const RecordId& id,
                                            std::int64_t revision) const
{
    return guarded(connection_.file(), "read a draft", [&]() -> std::optional<std::string> {
        const std::optional<DraftRow> row = draft_under_way(connection_, who, id);
        if (!row)
            return std::nullopt;
        Run run =
            connection_.run("SELECT json FROM draft_revision WHERE draft = ? AND revision = ?",
                            row->number, revision);
        return run.next() ? std::optional(run.text(0)) : std::nullopt;
    });
}

std::vector<DraftStep> Drafts::steps(const Person& who, const RecordId& id) const
{
    return guarded(connection_.file(), "read what became of a draft", [&] {
        std::vector<DraftStep> steps;
        const std::optional<DraftRow> row = draft_under_way(connection_, who, id);
        if (!row)
            return steps;
        Run run = connection_.run("SELECT state, name, happened, comment FROM draft_step "
                                  "JOIN person ON person.id = draft_step.who WHERE draft = ? "
                                  "ORDER BY number",
                                  row->number);
        while (run.next())
            steps.push_back({.state = state_named(run.text(0)),
                             .who = run.text(1),
                             .when = run.time(2),
                             .comment = run.text(3)});
        return steps;
    });
}

std::vector<Draft> Drafts::of(const Person& who) const
{
    return guarded(connection_.file(), "list the drafts of a person", [&] {
        std::vector<Draft> drafts;
        Run run = connection_.run(
            "SELECT number, record, owner, owner_name, state, revision, based_on, json, "
            "what_changed, changed, submitted FROM draft_of_person WHERE owner = ? AND "
            "state NOT IN ('published', 'discarded') "
            "ORDER BY changed DESC, number DESC",
            who.id);
        while (run.next())
            drafts.push_back(row_at(run).draft);
        return drafts;
    });
}

std::vector<Draft> Drafts::waiting(const Person& who) const
{
    return guarded(connection_.file(), "list the drafts in review", [&] {
        std::vector<Draft> drafts;
        if (!may_review(who))
            return drafts;
        Run run = connection_.run(
            "SELECT number, record, owner, owner_name, state, revision, based_on, json, "
            "what_changed, changed, submitted FROM draft_of_person "
            "WHERE state IN ('in_review', 'approved') "
            "ORDER BY submitted, number");
        while (run.next())
            drafts.push_back(row_at(run).draft);
        return drafts;
    });
}

std::vector<VersionNote> Drafts::notes(const RecordId& id) const
{
    return guarded(connection_.file(), "read the notes on versions", [&] {
        std::vector<VersionNote> notes;
        Run run = connection_.run(
            "SELECT version, note FROM version_note WHERE record = ? ORDER BY version", id);
        while (run.next())
            notes.push_back({run.integer(0), run.text(1)});
        return notes;
    });
}

bool Drafts::may_revise(const Person& who, const RecordId& id) const
{
    return guarded(connection_.file(), "look whose a record is", [&] {
        if (may_review(who) || !may_write(who))
            return may_review(who);
        Run run = connection_.run("SELECT owner FROM draft WHERE record = ? AND "
                                  "state = 'published' ORDER BY number LIMIT 1",
                                  id);
        return !run.next() || run.id_of<PersonId>(0) == who.id;
    });
}

std::vector<SameWorkCandidate> Drafts::candidates(const Record& written) const
{
    return guarded(connection_.file(), "look for the same work", [&] {
        Candidates candidates(connection_, written);
        candidates.add_by_keys();
        candidates.add_by_sources();
        return candidates.take();
    });
}

void Drafts::keep_form(std::string_view secret_hash, std::string_view body)
{
    guarded(connection_.file(), "keep what was typed", [&] {
        Writing transaction(connection_);
        connection_.execute("INSERT OR REPLACE INTO kept_form (secret_hash, body, kept) "
                            "VALUES (?, ?, ?)",
                            secret_hash, body, now());
        connection_.execute("DELETE FROM kept_form WHERE kept < ? OR secret_hash NOT IN "
                            "(SELECT secret_hash FROM kept_form ORDER BY kept DESC LIMIT 1000)",
                            now() - std::chrono::hours(7 * 24));
        transaction.commit();
    });
}

std::optional<std::string> Drafts::kept_form(std::string_view secret_hash) const
{
    return guarded(connection_.file(), "read what was typed", [&]() -> std::optional<std::string> {
        Run run = connection_.run("SELECT body FROM kept_form WHERE secret_hash = ?", secret_hash);
        return run.next() ? std::optional(run.text(0)) : std::nullopt;
    });
}

}  // namespace findings
