#include "search-server/routes/draft_answers.hpp"

#include "library/base/date.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr std::string_view own_language = "en";

json::array faults_json(const std::vector<Fault>& faults)
{
    json::array all;
    for (const Fault& fault : faults)
        all.emplace_back(json::object{{"field", fault.field},
                                      {"position", fault.position},
                                      {"what", fault.what},
                                      {"mend", fault.mend}});
    return all;
}

json::array candidates_json(const std::vector<SameWork>& candidates, const Context& context)
{
    json::array all;
    for (const SameWork& one : candidates)
        all.emplace_back(
            json::object{{"id", one.id.str()},
                         {"url", context.base_url + item_address(own_language, one.id, one.title)},
                         {"title", one.title},
                         {"by_source", one.by_source},
                         {"in_common", json::array(one.in_common.begin(), one.in_common.end())},
                         {"may_revise", one.may_revise}});
    return all;
}

/// Problem details with a member of their own (RFC 9457, 3.2).
Response problem_with(unsigned status, std::string_view detail, std::string_view member,
                      json::value value)
{
    Response response = problem(status, detail);
    json::object body = json::parse(response.text()).as_object();
    body[member] = std::move(value);
    response.body = json::serialize(body);
    return response;
}

std::string etag(const Draft& draft)
{
    return fmt::format("\"{}\"", draft.revision);
}

Response stale_answer(const RecordId& id, const Context& context)
{
    const auto draft = context.stores.drafts.find(*context.person, id);
    if (!draft)
        return problem(409, "The draft is no longer under way.");
    Response response =
        problem_with(412,
                     "Somebody has written to the draft since. Take what it says now, which "
                     "is in \"record\", put yours together with it, and send that.",
                     "record", content_of(*draft));
    response.set("ETag", etag(*draft));
    return response;
}

}  // namespace

Response draft_answer(unsigned status, const Draft& draft, const Context& context)
{
    const DraftReading reading = reading_of(draft, today(context));
    json::object body{
        {"id", draft.id.str()},
        {"state", name(draft.state)},
        {"revision", draft.revision},
        {"owner", draft.owner_name},
        {"based_on", nullptr},
        {"what_changed", draft.what_changed},
        {"record", content_of(draft)},
        {"faults", faults_json(reading.faults)},
        {"candidates", candidates_json(same_works(reading.record, context), context)}};
    if (draft.based_on)
        body["based_on"] = *draft.based_on;
    Response response = json_answer(body);
    response.status = status;
    response.set("ETag", etag(draft));
    return response;
}

Response candidates_answer(const std::vector<SameWork>& candidates, const Context& context)
{
    return problem_with(409,
                        "The same work seems to be in the library already. Revise that record, or "
                        "say with ?different=1 that this is another.",
                        "candidates", candidates_json(candidates, context));
}

Response faults_answer(const std::vector<Fault>& faults)
{
    return problem_with(422, "The record does not follow its rules yet; \"faults\" says where.",
                        "faults", faults_json(faults));
}

Response troubles_answer(const std::vector<std::string>& troubles)
{
    json::array all;
    for (const std::string& trouble : troubles)
        all.emplace_back(json::object{{"what", trouble}});
    return problem_with(422, "No record could be read; \"faults\" says why.", "faults",
                        std::move(all));
}

Response refusal_answer(DraftRefusal refusal, const RecordId& id, const Context& context)
{
    switch (refusal) {
    case DraftRefusal::not_there:
        return problem(404, "There is no draft of this record.");
    case DraftRefusal::not_yours:
        return problem(403, "This step is for another person: writers send in what is theirs, "
                            "editors review and publish.");
    case DraftRefusal::another_revision:
        return stale_answer(id, context);
    case DraftRefusal::not_in_this_state:
        return problem(409, "The draft or record is not in a state that has this step.");
    case DraftRefusal::not_valid:
        break;
    case DraftRefusal::another_version:
        return problem(409, "The record has got another version since the draft was begun. Compare "
                            "the two in the site and go on from the newer one.");
    case DraftRefusal::taken:
        return problem(409, "Somebody else is revising this record.");
    }
    const auto draft = context.stores.drafts.find(*context.person, id);
    return faults_answer(draft ? reading_of(*draft, today(context)).faults : std::vector<Fault>{});
}

Response refusal_answer(MarkRefusal refusal)
{
    switch (refusal) {
    case MarkRefusal::not_there:
        return problem(404, "The library has no record with this id.");
    case MarkRefusal::not_yours:
        return problem(403, "This is for editors.");
    case MarkRefusal::another_version:
        return problem(412, "The record has got another version since. Look at it first.");
    case MarkRefusal::not_in_this_state:
        return problem(409, "The record's status does not allow this.");
    case MarkRefusal::not_valid:
        break;
    }
    return problem(422, "\"by\" is the id of a published record that takes its place.");
}

}  // namespace findings::server
