#include "search-server/views/request_pages.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/form_field.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/me_menu.hpp"
#include "search-server/views/private_model.hpp"

#include <algorithm>

namespace findings::server {
namespace {

std::string area_label(const std::string& area, const Vocabulary& vocabulary, const Words& words)
{
    const Concept* const found = vocabulary.find(area);
    return found == nullptr ? std::string()
                            : std::string(preferred_label(*found, words.language()));
}

std::string followers_of(const EvidenceRequest& request, const Words& words)
{
    return words.count("request.followers", static_cast<std::uint64_t>(request.followers));
}

Object request_model(const EvidenceRequest& request, const Words& words)
{
    return Object{{"request_address", request_address(words.language(), request.id)},
                  {"question", request.question},
                  {"foreign", foreign(request.language, words)},
                  {"request_state", words.label("request_state", name(request.state))},
                  {"reason", or_nothing(request.reason)},
                  {"followers", followers_of(request, words)},
                  {"asked_on", words("request.asked", {{"date", words.date(request.asked)}})}};
}

List request_models(const std::vector<EvidenceRequest>& requests, const Words& words)
{
    List models;
    for (const EvidenceRequest& request : requests)
        models.push_back(request_model(request, words));
    return models;
}

/// The requests of each area below its name, in their order; those without one come last.
List area_groups(const RequestsPage& page, const Words& words)
{
    std::vector<std::pair<std::string, std::vector<EvidenceRequest>>> groups;
    for (const EvidenceRequest& request : page.waiting) {
        const std::string label = area_label(request.area, page.vocabulary, words);
        auto group = std::ranges::find(groups, label, [](const auto& one) { return one.first; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {label, {}});
        group->second.push_back(request);
    }
    std::ranges::stable_partition(groups, [](const auto& one) { return !one.first.empty(); });
    List models;
    for (const auto& [label, requests] : groups)
        models.push_back(Object{{"group_title", label.empty() ? words("request.no_area") : label},
                                {"requests", Model(request_models(requests, words))}});
    return models;
}

std::string page_of_requests(std::string_view language, int page)
{
    return page_address(language, page == 1 ? "requests" : "requests?page=" + std::to_string(page));
}

bool waits(const EvidenceRequest& request)
{
    return request.state == RequestState::open || request.state == RequestState::taken;
}

/// What whoever looks at it may do with it.
void add_deeds(Object& model, const RequestPage& page, const Viewer& viewer)
{
    const EvidenceRequest& request = page.request;
    const bool is_editor = viewer.roles.has_any_of(request_editors);
    const bool may_take = viewer.roles.has_any_of(request_takers);
    const bool is_open = request.state == RequestState::open;
    const bool is_taken = request.state == RequestState::taken;
    const bool is_in_hand = is_taken && (request.is_taken_by_viewer || is_editor);
    model["may_follow"] = viewer.is_signed_in && !request.is_followed;
    model["may_unfollow"] = viewer.is_signed_in && request.is_followed;
    model["may_take"] = is_open && may_take;
    model["may_release"] = is_in_hand;
    model["may_answer"] = (is_open && may_take) || is_in_hand;
    model["may_close"] = waits(request) && is_editor;
    model["may_reopen"] = !waits(request) && is_editor;
}

Model area_select(const AskPage& page, const Words& words)
{
    std::vector<FormChoice> choices;
    for (const Concept& area : page.vocabulary.concepts())
        if (!area.deprecated)
            choices.push_back({.value = area.id,
                               .label = std::string(preferred_label(area, words.language())),
                               .is_on = area.id == page.area});
    std::ranges::sort(choices, {}, &FormChoice::label);
    choices.insert(choices.begin(), {.value = "", .label = words("request.no_area")});
    return List{select_model("area", words("request.area"), choices)};
}

}  // namespace

std::string request_address(std::string_view language, const EvidenceRequestId& id)
{
    return page_address(language, "requests/" + id.str());
}

std::string requests_page(Site& site, std::string_view language, const RequestsPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("request.title"),
               .description = words("request.intro"),
               .other_address = page_of_requests(words.other_language(), page.page),
               .canonical = page.base_url + page_of_requests(language, page.page),
               .section = "requests"});
    model["groups"] = list_or_nothing(area_groups(page, words));
    model["answered"] = list_or_nothing(request_models(page.answered, words));
    model["ask_address"] = page_address(language, "requests/new");
    model["previous_address"] =
        page.page > 1 ? Model(page_of_requests(language, page.page - 1)) : Model(false);
    model["next_address"] =
        page.has_next ? Model(page_of_requests(language, page.page + 1)) : Model(false);
    return site.render("requests", words, std::move(model));
}

std::string request_page(Site& site, std::string_view language, const RequestPage& page)
{
    const Words words = site.words(language);
    const EvidenceRequest& request = page.request;
    Object model = request_model(request, words);
    add_frame(model, site, words,
              {.title = request.question,
               .other_address = request_address(words.other_language(), request.id),
               .section = "requests"});
    const std::string area = area_label(request.area, page.vocabulary, words);
    model["requests_address"] = page_address(language, "requests");
    model["area"] = area.empty()
                        ? Model(false)
                        : Model(Object{{"area_address", area_address(language, request.area)},
                                       {"area_label", area}});
    model["answer"] =
        page.answer ? Model(Object{{"answer_address",
                                    item_address(language, page.answer->id, page.answer->title)},
                                   {"title", page.answer->title},
                                   {"foreign", foreign(page.answer->language, words)}})
                    : Model(false);
    model["done"] = or_nothing(page.done);
    model["problem"] = or_nothing(page.problem);
    model["answer_fields"] = fields_model({{.name = "record",
                                            .label = words("request.record"),
                                            .hint = words("request.record_hint"),
                                            .is_required = false}});
    model["close_fields"] = fields_model({{.name = "reason",
                                           .label = words("request.reason"),
                                           .hint = words("request.reason_hint"),
                                           .is_required = false}});
    add_deeds(model, page, site.viewer());
    return site.render("request", words, std::move(model));
}

std::string ask_page(Site& site, std::string_view language, const AskPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("request.ask"),
               .other_address = page_address(words.other_language(), "requests/new"),
               .section = "requests"});
    model["requests_address"] = page_address(language, "requests");
    model["form_address"] = page_address(language, "requests/new");
    model["problem"] = or_nothing(page.problem);
    model["private"] = private_model(page.found, page.may_insist, words);
    model["similar"] = list_or_nothing(request_models(page.similar, words));
    model["text_fields"] = fields_model({{.name = "question",
                                          .label = words("request.question"),
                                          .value = page.question,
                                          .hint = words("request.question_hint")}});
    model["selects"] = area_select(page, words);
    return site.render("ask", words, std::move(model));
}

std::string my_requests_page(Site& site, std::string_view language,
                             const std::vector<EvidenceRequest>& requests)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("my_requests.title"),
               .other_address = page_address(words.other_language(), "me/requests"),
               .section = "me/saved"});
    model["me_menu"] = me_menu_model("me/requests", words);
    model["requests"] = list_or_nothing(request_models(requests, words));
    model["ask_address"] = page_address(language, "requests/new");
    model["requests_address"] = page_address(language, "requests");
    return site.render("my_requests", words, std::move(model));
}

}  // namespace findings::server
