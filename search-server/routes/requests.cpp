#include "search-server/routes/requests.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/private_check.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/routes/requests_like.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/request_pages.hpp"

#include <utility>

namespace findings::server {
namespace {

constexpr std::size_t requests_per_page = 100;
constexpr std::size_t most_answered = 20;
constexpr std::size_t most_compared = 1'000;
constexpr std::size_t most_similar = 5;

std::vector<EvidenceRequest> similar_to(const std::string& question, const Context& context)
{
    const EvidenceRequests& requests = context.stores.requests;
    std::vector<EvidenceRequest> earlier = requests.waiting(context.person, 0, most_compared);
    for (EvidenceRequest& answered : requests.answered(context.person, most_compared))
        earlier.push_back(std::move(answered));
    return requests_like(question, earlier, most_similar);
}

Response ask_response(const AskPage& page, std::string_view language, unsigned status,
                      Context& context)
{
    Response response = html_page(ask_page(context.site, language, page), language);
    response.status = status;
    return response;
}

/// The id in what somebody copied: the id itself or an address of the record.
std::optional<RecordId> record_in(std::string_view text)
{
    for (const std::string_view part : split(trimmed(text), '/'))
        if (const auto id = RecordId::parse(part))
            return id;
    return std::nullopt;
}

std::optional<LinkedRecord> shown_record(const std::optional<RecordId>& id, const Context& context)
{
    const auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (!item || item->record.status == Status::withdrawn)
        return std::nullopt;
    const auto& language = item->record.language;
    return LinkedRecord{
        .id = *id, .title = item->record.title, .language = language ? language->str() : ""};
}

Response page_of(const EvidenceRequest& request, std::string_view language, std::string done,
                 std::string problem, Context& context)
{
    Response response = html_page(request_page(context.site, language,
                                               {.request = request,
                                                .answer = shown_record(request.answer, context),
                                                .vocabulary = context.vocabulary,
                                                .done = std::move(done),
                                                .problem = problem}),
                                  language);
    response.status = problem.empty() ? 200 : 422;
    return response;
}

std::string done_in(const Request& request, const Words& words)
{
    static constexpr std::pair<std::string_view, std::string_view> deeds[] = {
        {"ask", "request.done_ask"},           {"follow", "request.done_follow"},
        {"unfollow", "request.done_unfollow"}, {"take", "request.done_take"},
        {"release", "request.done_release"},   {"answer", "request.done_answer"},
        {"close", "request.done_close"},       {"reopen", "request.done_reopen"}};
    for (const auto& [deed, key] : deeds)
        if (request.parameter("done") == deed)
            return words(key);
    return {};
}

std::optional<RequestRefusal> answer(const EvidenceRequestId& id, Context& context)
{
    const auto record = shown_record(record_in(context.form.value("record")), context);
    if (!record)
        return RequestRefusal::faulty;
    return context.write(
        [&](Stores& stores) { return stores.requests.answer(*context.person, id, record->id); });
}

std::optional<RequestRefusal> act(std::string_view deed, const EvidenceRequestId& id,
                                  Context& context)
{
    const Person& who = *context.person;
    if (deed == "answer")
        return answer(id, context);
    return context.write([&](Stores& stores) -> std::optional<RequestRefusal> {
        EvidenceRequests& requests = stores.requests;
        if (deed == "follow")
            return requests.follow(who, id);
        if (deed == "unfollow")
            return requests.unfollow(who, id);
        if (deed == "take")
            return requests.take(who, id);
        if (deed == "release")
            return requests.release(who, id);
        if (deed == "close")
            return requests.close(who, id, context.form.value("reason"));
        return deed == "reopen" ? requests.reopen(who, id)
                                : std::optional(RequestRefusal::not_there);
    });
}

Response refused(RequestRefusal refusal, std::string_view deed, const EvidenceRequestId& id,
                 std::string_view language, Context& context)
{
    const auto request = context.stores.requests.find(id, context.person);
    if (!request || refusal == RequestRefusal::not_there)
        return error_page(language, 404, "", context);
    if (refusal == RequestRefusal::not_yours)
        return error_page(language, 403, "", context);
    const Words words = context.site.words(language);
    if (refusal == RequestRefusal::not_in_this_state)
        return page_of(*request, language, {}, words("request.changed"), context);
    return page_of(*request, language, {},
                   words(deed == "close" ? "request.bad_reason" : "request.bad_record"), context);
}

}  // namespace

Response get_requests_page(const Request& request, const PathParts& parts, Context& context)
{
    const EvidenceRequests& requests = context.stores.requests;
    RequestsPage page{.vocabulary = context.vocabulary,
                      .base_url = shown_base_url(request, context),
                      .page = page_number(request)};
    page.waiting = requests.waiting(context.person,
                                    static_cast<std::size_t>(page.page - 1) * requests_per_page,
                                    requests_per_page + 1);
    page.has_next = page.waiting.size() > requests_per_page;
    if (page.has_next)
        page.waiting.pop_back();
    if (page.page == 1)
        page.answered = requests.answered(context.person, most_answered);
    return html_page(requests_page(context.site, parts.at(0), page), parts.at(0));
}

Response get_ask_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string question = squeezed(request.parameter("q").value_or(""));
    return ask_response({.question = question,
                         .area = std::string(request.parameter("area").value_or("")),
                         .vocabulary = context.vocabulary,
                         .similar = similar_to(question, context)},
                        parts.at(0), 200, context);
}

Response post_ask(const Request&, const PathParts& parts, Context& context)
{
    const std::string& language = parts.at(0);
    const Form& form = context.form;
    AskPage page{.question = squeezed(form.value("question")),
                 .area = std::string(form.value("area")),
                 .vocabulary = context.vocabulary};
    if (context.vocabulary.find(page.area) == nullptr)
        page.area.clear();
    page.found = private_words_in(page.question, context.vocabulary);
    page.may_insist = may_be_harmless(page.found);
    const bool is_harmless = page.found.empty() || (page.may_insist && form.field("not_private"));
    if (!form.field("similar_seen"))
        page.similar = similar_to(page.question, context);
    if (!is_harmless || !page.similar.empty())
        return ask_response(page, language, 422, context);
    const auto asked = context.write([&](Stores& stores) {
        return stores.requests.ask(*context.person, {page.question, page.area, language});
    });
    if (asked)
        return redirect(303, request_address(language, *asked) + "?done=ask");
    page.problem = context.site.words(language)(
        asked.error() == RequestRefusal::too_many ? "request.too_many" : "request.bad_question");
    return ask_response(page, language, 422, context);
}

Response get_request_page(const Request& request, const PathParts& parts, Context& context)
{
    const auto id = EvidenceRequestId::parse(parts.at(1));
    const auto found = id ? context.stores.requests.find(*id, context.person) : std::nullopt;
    if (!found)
        return error_page(parts.at(0), 404, "", context);
    return page_of(*found, parts.at(0), done_in(request, context.site.words(parts.at(0))), {},
                   context);
}

Response post_request(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = EvidenceRequestId::parse(parts.at(1));
    if (!id)
        return error_page(language, 404, "", context);
    const std::string deed(context.form.value("do"));
    if (const auto refusal = act(deed, *id, context))
        return refused(*refusal, deed, *id, language, context);
    return redirect(303, request_address(language, *id) + "?done=" + deed);
}

Response get_my_requests_page(const Request&, const PathParts& parts, Context& context)
{
    return html_page(my_requests_page(context.site, parts.at(0),
                                      context.stores.requests.followed_by(*context.person)),
                     parts.at(0));
}

}  // namespace findings::server
