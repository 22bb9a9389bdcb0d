#include "library/catalogue/use_reports.hpp"

#include "library/base/text.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

constexpr std::array<std::string_view, 3> state_names{"waiting", "shown", "refused"};

UseState state_named(std::string_view name)
{
    for (const UseState state : all_use_states)
        if (findings::name(state) == name)
            return state;
    throw CatalogueError("no report is in the state " + std::string(name));
}

std::vector<UseReport> all_of(Run run)
{
    std::vector<UseReport> reports;
    while (run.next())
        reports.push_back({.id = run.id_of<UseReportId>(0),
                           .record = run.id(1),
                           .person_name = run.text(2),
                           .shows_name = run.integer(3) != 0,
                           .setting = run.text(4),
                           .adapted = run.text(5),
                           .happened = run.text(6),
                           .state = state_named(run.text(7)),
                           .reason = run.text(8),
                           .sent = run.time(9)});
    return reports;
}

NewUseReport tidied(NewUseReport report)
{
    report.setting = squeezed(report.setting);
    report.adapted = nfc(trimmed(report.adapted));
    report.happened = nfc(trimmed(report.happened));
    return report;
}

bool is_between(const std::string& text, std::size_t least, std::size_t most)
{
    const std::size_t length = characters(text);
    return least <= length && length <= most;
}

std::size_t waiting_of(Connection& connection, const PersonId& person)
{
    Run run = connection.run("SELECT count(*) FROM use_report WHERE person = ? "
                             "AND state = 'waiting'",
                             person);
    run.next();
    return static_cast<std::size_t>(run.integer(0));
}

std::string state_json(UseState state, std::string_view reason = {})
{
    boost::json::object json{{"state", name(state)}};
    if (!reason.empty())
        json["reason"] = reason;
    return boost::json::serialize(json);
}

std::optional<UseState> state_of(Connection& connection, const UseReportId& id)
{
    Run run = connection.run("SELECT state FROM use_report WHERE id = ?", id);
    return run.next() ? std::optional(state_named(run.text(0))) : std::nullopt;
}

}  // namespace

std::string_view name(UseState state)
{
    return state_names[static_cast<std::size_t>(state)];
}

std::vector<std::string_view> faults_of(const NewUseReport& typed)
{
    const NewUseReport report = tidied(typed);
    std::vector<std::string_view> faults;
    if (!is_between(report.setting, 1, longest_use_setting))
        faults.emplace_back("setting");
    if (!is_between(report.adapted, 0, longest_use_text))
        faults.emplace_back("adapted");
    if (!is_between(report.happened, 1, longest_use_text))
        faults.emplace_back("happened");
    return faults;
}

std::vector<UseReport> UseReports::shown_of(const RecordId& record) const
{
    return guarded(connection_.file(), "read what people did with a record", [&] {
        return all_of(connection_.run(
            "SELECT use_report.id, record.id, iif(shows_name, person.name, ''), shows_name, "
            "setting, adapted, happened, state, '', sent FROM record "
            "JOIN use_report ON use_report.record = record.number "
            "JOIN person ON person.id = use_report.person "
            "WHERE record.id = ? AND state = 'shown' ORDER BY use_report.number DESC",
            record));
    });
}

std::vector<UseReport> UseReports::waiting(std::size_t most) const
{
    return guarded(connection_.file(), "list reports that wait", [&] {
        return all_of(connection_.run(
            "SELECT use_report.id, record.id, person.name, shows_name, setting, adapted, "
            "happened, state, reason, sent FROM use_report "
            "JOIN record ON record.number = use_report.record "
            "JOIN person ON person.id = use_report.person "
            "WHERE state = 'waiting' ORDER BY use_report.number LIMIT ?",
            static_cast<std::int64_t>(most)));
    });
}

std::vector<UseReport> UseReports::of(const PersonId& person) const
{
    return guarded(connection_.file(), "list the reports of a person", [&] {
        return all_of(connection_.run(
            "SELECT use_report.id, record.id, person.name, shows_name, setting, adapted, "
            "happened, state, reason, sent FROM use_report "
            "JOIN record ON record.number = use_report.record "
            "JOIN person ON person.id = use_report.person "
            "WHERE use_report.person = ? ORDER BY use_report.number DESC",
            person));
    });
}

Result<UseReportId, UseRefusal> UseReports::send(const PersonId& who, const NewUseReport& typed)
{
    using Answer = Result<UseReportId, UseRefusal>;
    if (!faults_of(typed).empty())
        return UseRefusal::faulty;
    return guarded(connection_.file(), "keep a report", [&]() -> Answer {
        const NewUseReport report = tidied(typed);
        const UseReportId id = UseReportId::make();
        Writing writing(connection_);
        if (waiting_of(connection_, who) >= most_waiting_reports)
            return UseRefusal::too_many;
        const bool is_there =
            connection_
                .run("INSERT INTO use_report (id, record, person, shows_name, setting, adapted, "
                     "happened, state, reason, sent) SELECT ?, number, ?, ?, ?, ?, ?, 'waiting', "
                     "'', ? FROM record WHERE id = ? RETURNING id",
                     id, who, std::int64_t{report.shows_name}, report.setting, report.adapted,
                     report.happened, now(), report.record)
                .next();
        if (!is_there)
            return UseRefusal::not_there;
        audit(connection_, who, "send", "use report " + id.str(), {},
              state_json(UseState::waiting));
        writing.commit();
        return id;
    });
}

std::optional<UseRefusal> UseReports::decide(const Person& who, const UseReportId& id,
                                             bool is_shown, std::string_view said)
{
    using Answer = std::optional<UseRefusal>;
    return guarded(connection_.file(), "decide on a report", [&]() -> Answer {
        if (!who.roles.has_any_of(use_editors))
            return UseRefusal::not_yours;
        const std::string reason = squeezed(said);
        if (characters(reason) > longest_use_text || (!is_shown && reason.empty()))
            return UseRefusal::faulty;
        Writing writing(connection_);
        const auto before = state_of(connection_, id);
        if (!before)
            return UseRefusal::not_there;
        if (*before != UseState::waiting)
            return UseRefusal::not_in_this_state;
        const UseState after = is_shown ? UseState::shown : UseState::refused;
        connection_.execute("UPDATE use_report SET state = ?, reason = ? WHERE id = ?", name(after),
                            reason, id);
        audit(connection_, who.id, is_shown ? "show" : "refuse", "use report " + id.str(),
              state_json(*before), state_json(after, reason));
        writing.commit();
        return std::nullopt;
    });
}

std::optional<UseRefusal> UseReports::remove(const PersonId& who, const UseReportId& id)
{
    using Answer = std::optional<UseRefusal>;
    return guarded(connection_.file(), "remove a report", [&]() -> Answer {
        Writing writing(connection_);
        const auto before = state_of(connection_, id);
        connection_.execute("DELETE FROM use_report WHERE id = ? AND person = ?", id, who);
        if (!before || connection_.database().getChanges() == 0)
            return UseRefusal::not_there;
        audit(connection_, who, "remove", "use report " + id.str(), state_json(*before), {});
        writing.commit();
        return std::nullopt;
    });
}

}  // namespace findings
