#include "library/catalogue/evidence_requests.hpp"

#include "library/base/text.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <initializer_list>

namespace findings {
namespace {

using Refusal = std::optional<RequestRefusal>;

constexpr std::array<std::string_view, 4> state_names{"open", "taken", "answered", "closed"};

RequestState state_named(std::string_view name)
{
    for (const RequestState state : all_request_states)
        if (findings::name(state) == name)
            return state;
    throw CatalogueError("no request is in the state " + std::string(name));
}

EvidenceRequest request_at(const Run& run)
{
    return {.id = run.id_of<EvidenceRequestId>(0),
            .question = run.text(1),
            .area = run.text(2),
            .language = run.text(3),
            .state = state_named(run.text(4)),
            .answer = run.optional_id_of<RecordId>(5),
            .reason = run.text(6),
            .asked = run.time(7),
            .followers = run.integer(8),
            .is_followed = run.integer(9) != 0,
            .is_taken_by_viewer = run.integer(10) != 0};
}

std::vector<EvidenceRequest> all_of(Run run)
{
    std::vector<EvidenceRequest> requests;
    while (run.next())
        requests.push_back(request_at(run));
    return requests;
}

std::optional<PersonId> id_of(const std::optional<Person>& viewer)
{
    return viewer ? std::optional(viewer->id) : std::nullopt;
}

bool is_editor(const Person& person)
{
    return person.roles.has_any_of(request_editors);
}

/// What decides about a request, within a transaction.
struct Row {
    std::int64_t number = 0;
    RequestState state = RequestState::open;
    std::optional<PersonId> taken_by;

    bool is_in(std::initializer_list<RequestState> states) const
    {
        for (const RequestState one : states)
            if (one == state)
                return true;
        return false;
    }

    bool is_for(const Person& who) const
    {
        return is_editor(who) || (taken_by && *taken_by == who.id);
    }
};

std::optional<Row> row_of(Connection& connection, const Person& who, const EvidenceRequestId& id)
{
    Run run = connection.run("SELECT number, state, taken_by FROM evidence_request WHERE id = ?1 "
                             "AND (state <> 'closed' OR asker = ?2 OR ?3 OR EXISTS (SELECT 1 "
                             "FROM request_follower WHERE request = number AND person = ?2))",
                             id, who.id, std::int64_t{is_editor(who)});
    if (!run.next())
        return std::nullopt;
    return Row{run.integer(0), state_named(run.text(1)), run.optional_id_of<PersonId>(2)};
}

std::string state_json(RequestState state, std::string_view reason = {})
{
    boost::json::object json{{"state", name(state)}};
    if (!reason.empty())
        json["reason"] = reason;
    return boost::json::serialize(json);
}

void note_down(Connection& connection, const Person& who, std::string_view action,
               const EvidenceRequestId& id, const Row& before, RequestState after,
               std::string_view reason = {})
{
    audit(connection, who.id, action, "evidence request " + id.str(), state_json(before.state),
          state_json(after, reason));
}

/// Lets `step(row)` write where the request is to be seen, and keeps it where that refuses nothing.
template <class Step>
Refusal change(Connection& connection, std::string_view doing, const Person& who,
               const EvidenceRequestId& id, const Step& step)
{
    return guarded(connection.file(), doing, [&]() -> Refusal {
        Writing writing(connection);
        const auto row = row_of(connection, who, id);
        if (!row)
            return RequestRefusal::not_there;
        if (const Refusal refusal = step(*row))
            return refusal;
        writing.commit();
        return std::nullopt;
    });
}

std::size_t waiting_of(Connection& connection, const PersonId& asker)
{
    Run run = connection.run("SELECT count(*) FROM evidence_request WHERE asker = ? "
                             "AND state IN ('open', 'taken')",
                             asker);
    run.next();
    return static_cast<std::size_t>(run.integer(0));
}

}  // namespace

std::string_view name(RequestState state)
{
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<EvidenceRequest> EvidenceRequests::find(const EvidenceRequestId& id,
                                                      const std::optional<Person>& viewer) const
{
    using Answer = std::optional<EvidenceRequest>;
    return guarded(connection_.file(), "read a request", [&]() -> Answer {
        Run run = connection_.run(
            "SELECT evidence_request.id, question, area, language, state, record.id, reason, "
            "asked, (SELECT count(*) FROM request_follower "
            "WHERE request = evidence_request.number), "
            "EXISTS (SELECT 1 FROM request_follower WHERE request = evidence_request.number "
            "AND person = ?1), taken_by IS ?1 AND ?1 IS NOT NULL "
            "FROM evidence_request LEFT JOIN record ON record.number = answer "
            "WHERE evidence_request.id = ?2 AND (state <> 'closed' OR asker = ?1 OR ?3 "
            "OR EXISTS (SELECT 1 FROM request_follower "
            "WHERE request = evidence_request.number AND person = ?1))",
            id_of(viewer), id, std::int64_t{viewer && is_editor(*viewer)});
        return run.next() ? std::optional(request_at(run)) : std::nullopt;
    });
}

std::vector<EvidenceRequest> EvidenceRequests::waiting(const std::optional<Person>& viewer,
                                                       std::size_t offset, std::size_t most) const
{
    return guarded(connection_.file(), "list open requests", [&] {
        return all_of(connection_.run(
            "SELECT evidence_request.id, question, area, language, state, NULL, reason, asked, "
            "(SELECT count(*) FROM request_follower WHERE request = number) AS followers, "
            "EXISTS (SELECT 1 FROM request_follower WHERE request = number AND person = ?1), "
            "taken_by IS ?1 AND ?1 IS NOT NULL FROM evidence_request "
            "WHERE state IN ('open', 'taken') "
            "ORDER BY followers DESC, number LIMIT ?2 OFFSET ?3",
            id_of(viewer), static_cast<std::int64_t>(most), static_cast<std::int64_t>(offset)));
    });
}

std::vector<EvidenceRequest> EvidenceRequests::answered(const std::optional<Person>& viewer,
                                                        std::size_t most) const
{
    return guarded(connection_.file(), "list answered requests", [&] {
        return all_of(connection_.run(
            "SELECT evidence_request.id, question, area, language, state, record.id, reason, "
            "asked, (SELECT count(*) FROM request_follower "
            "WHERE request = evidence_request.number), "
            "EXISTS (SELECT 1 FROM request_follower WHERE request = evidence_request.number "
            "AND person = ?1), taken_by IS ?1 AND ?1 IS NOT NULL "
            "FROM evidence_request JOIN record ON record.number = answer "
            "WHERE state = 'answered' ORDER BY changed DESC, evidence_request.number DESC LIMIT ?2",
            id_of(viewer), static_cast<std::int64_t>(most)));
    });
}

std::vector<EvidenceRequest> EvidenceRequests::followed_by(const Person& person) const
{
    return guarded(connection_.file(), "list followed requests", [&] {
        return all_of(connection_.run(
            "SELECT evidence_request.id, question, area, language, state, record.id, reason, "
            "asked, (SELECT count(*) FROM request_follower "
            "WHERE request = evidence_request.number), 1, taken_by IS ?1 "
            "FROM request_follower AS mine "
            "JOIN evidence_request ON evidence_request.number = mine.request "
            "LEFT JOIN record ON record.number = answer WHERE mine.person = ?1 "
            "ORDER BY changed DESC, evidence_request.number DESC",
            person.id));
    });
}

Result<EvidenceRequestId, RequestRefusal> EvidenceRequests::ask(const Person& who,
                                                                const NewEvidenceRequest& wanted)
{
    using Answer = Result<EvidenceRequestId, RequestRefusal>;
    return guarded(connection_.file(), "keep a request", [&]() -> Answer {
        const std::string question = squeezed(wanted.question);
        if (question.empty() || characters(question) > longest_question)
            return RequestRefusal::faulty;
        const EvidenceRequestId id = EvidenceRequestId::make();
        Writing writing(connection_);
        if (waiting_of(connection_, who.id) >= most_open_requests)
            return RequestRefusal::too_many;
        connection_.execute("INSERT INTO evidence_request (id, asker, question, area, language, "
                            "state, reason, asked, changed) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, 'open', '', ?6, ?6)",
                            id, who.id, question, wanted.area, wanted.language, now());
        connection_.execute("INSERT INTO request_follower (request, person) VALUES (?, ?)",
                            connection_.last_row(), who.id);
        audit(connection_, who.id, "ask", "evidence request " + id.str(), {},
              state_json(RequestState::open));
        writing.commit();
        return id;
    });
}

Refusal EvidenceRequests::follow(const Person& who, const EvidenceRequestId& id)
{
    return change(connection_, "follow a request", who, id, [&](const Row& row) -> Refusal {
        connection_.execute("INSERT OR IGNORE INTO request_follower (request, person) "
                            "VALUES (?, ?)",
                            row.number, who.id);
        note_down(connection_, who, "follow", id, row, row.state);
        return std::nullopt;
    });
}

Refusal EvidenceRequests::unfollow(const Person& who, const EvidenceRequestId& id)
{
    return change(connection_, "unfollow a request", who, id, [&](const Row& row) -> Refusal {
        connection_.execute("DELETE FROM request_follower WHERE request = ? AND person = ?",
                            row.number, who.id);
        note_down(connection_, who, "unfollow", id, row, row.state);
        return std::nullopt;
    });
}

Refusal EvidenceRequests::take(const Person& who, const EvidenceRequestId& id)
{
    return change(connection_, "take a request", who, id, [&](const Row& row) -> Refusal {
        if (!who.roles.has_any_of(request_takers))
            return RequestRefusal::not_yours;
        if (!row.is_in({RequestState::open}))
            return RequestRefusal::not_in_this_state;
        connection_.execute("UPDATE evidence_request SET state = 'taken', taken_by = ?, "
                            "changed = ? WHERE number = ?",
                            who.id, now(), row.number);
        connection_.execute("INSERT OR IGNORE INTO request_follower (request, person) "
                            "VALUES (?, ?)",
                            row.number, who.id);
        note_down(connection_, who, "take", id, row, RequestState::taken);
        return std::nullopt;
    });
}

Refusal EvidenceRequests::release(const Person& who, const EvidenceRequestId& id)
{
    return change(connection_, "give a request back", who, id, [&](const Row& row) -> Refusal {
        if (!row.is_for(who))
            return RequestRefusal::not_yours;
        if (!row.is_in({RequestState::taken}))
            return RequestRefusal::not_in_this_state;
        connection_.execute("UPDATE evidence_request SET state = 'open', taken_by = NULL, "
                            "changed = ? WHERE number = ?",
                            now(), row.number);
        note_down(connection_, who, "release", id, row, RequestState::open);
        return std::nullopt;
    });
}

Refusal EvidenceRequests::answer(const Person& who, const EvidenceRequestId& id,
                                 const RecordId& record)
{
    return change(connection_, "answer a request", who, id, [&](const Row& row) -> Refusal {
        if (!who.roles.has_any_of(request_takers) || (row.taken_by && !row.is_for(who)))
            return RequestRefusal::not_yours;
        if (!row.is_in({RequestState::open, RequestState::taken}))
            return RequestRefusal::not_in_this_state;
        const bool is_there =
            connection_
                .run("UPDATE evidence_request SET state = 'answered', answer = record.number, "
                     "changed = ? FROM record WHERE evidence_request.number = ? "
                     "AND record.id = ? AND record.version IS NOT NULL RETURNING answer",
                     now(), row.number, record)
                .next();
        if (!is_there)
            return RequestRefusal::faulty;
        note_down(connection_, who, "answer", id, row, RequestState::answered);
        return std::nullopt;
    });
}

Refusal EvidenceRequests::close(const Person& who, const EvidenceRequestId& id,
                                std::string_view reason)
{
    return change(connection_, "close a request", who, id, [&](const Row& row) -> Refusal {
        const std::string why = squeezed(reason);
        if (!is_editor(who))
            return RequestRefusal::not_yours;
        if (!row.is_in({RequestState::open, RequestState::taken}))
            return RequestRefusal::not_in_this_state;
        if (why.empty() || characters(why) > longest_closing_reason)
            return RequestRefusal::faulty;
        connection_.execute("UPDATE evidence_request SET state = 'closed', reason = ?, "
                            "changed = ? WHERE number = ?",
                            why, now(), row.number);
        note_down(connection_, who, "close", id, row, RequestState::closed, why);
        return std::nullopt;
    });
}

Refusal EvidenceRequests::reopen(const Person& who, const EvidenceRequestId& id)
{
    return change(connection_, "open a request again", who, id, [&](const Row& row) -> Refusal {
        if (!is_editor(who))
            return RequestRefusal::not_yours;
        if (!row.is_in({RequestState::answered, RequestState::closed}))
            return RequestRefusal::not_in_this_state;
        connection_.execute("UPDATE evidence_request SET state = 'open', taken_by = NULL, "
                            "answer = NULL, reason = '', changed = ? WHERE number = ?",
                            now(), row.number);
        note_down(connection_, who, "reopen", id, row, RequestState::open);
        return std::nullopt;
    });
}

}  // namespace findings
