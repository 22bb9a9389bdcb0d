#include "search-server/routes/list_changing.hpp"
#include "search-server/routes/list_form.hpp"
#include "search-server/routes/list_reading.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/pages_lists.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/list_edit_page.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

constexpr std::size_t most_found = 5;

/// What the page says was done, by the action.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> done_by_action{{
    {"save", "saved"},
    {"up", "moved"},
    {"down", "moved"},
    {"section-up", "moved"},
    {"remove", "removed"},
    {"section-remove", "section_removed"},
    {"section", "section_added"},
    {"add", "added"},
    {"swap", "swapped"},
}};

std::string_view done_by(std::string_view action)
{
    for (const auto& [name, done] : done_by_action)
        if (name == action)
            return done;
    return "";
}

/// The value of "done" in an address, where it is one that pages know.
std::string_view done_in(const Request& request)
{
    const std::string_view said = request.parameter("done").value_or("");
    for (const auto& [name, done] : done_by_action)
        if (done == said)
            return done;
    return said == "copied" || said == "made" ? said : std::string_view();
}

Response with_status(unsigned status, Response response)
{
    response.status = status;
    return response;
}

std::vector<Card> found(const std::string& text, std::string_view language, Context& context)
{
    std::vector<Card> cards;
    if (text.empty())
        return cards;
    SearchRequest request{.text = text, .limit = most_found, .facets = false};
    request.language = std::string(language);
    for (const Hit& hit : context.index.search(request).hits)
        cards.push_back(hit.card);
    return cards;
}

/// What was typed, over what is kept now; the next try is a change of that.
Response conflict_page(const ReadingList& kept, std::string_view language, Context& context)
{
    ReadingList typed = kept;
    take_list(context.form, context, typed);
    const ListReadings readings = readings_of(typed, context);
    ListEditPage page{.readings = readings, .conflict = changes_between(kept, typed)};
    for (const EntryChange& change : page.conflict->entries)
        page.conflict_titles.push_back(shown_title(change.record, context));
    return with_status(409, html_page(list_edit_page(context.site, language, page), language));
}

Response faulty_page(const ReadingList& kept, std::vector<ListFault> faults,
                     std::string_view language, Context& context)
{
    ReadingList typed = kept;
    take_list(context.form, context, typed);
    const ListReadings readings = readings_of(std::move(typed), context);
    return with_status(
        422, html_page(list_edit_page(context.site, language,
                                      {.readings = readings, .faults = std::move(faults)}),
                       language));
}

/// Where the reader goes on after what was done.
std::string next_address(const ListAction& action, const ListId& id, std::string_view language,
                         const Context& context)
{
    const std::string address = list_address(language, id) + "/edit?";
    if (action.name == "find")
        return address + "find=" + query_escaped(context.form.value("find")) + "#find-h";
    std::string next = address + "done=" + std::string(done_by(action.name));
    if (action.name == "up" || action.name == "down" || action.name == "swap")
        next += "#e-" + std::string(action.of);
    return next;
}

Response refused(const ListChangeAnswer& answer, const ListId& id, std::string_view language,
                 Context& context)
{
    const auto kept = context.stores.lists.find(id, viewer_of(context));
    if (kept && answer.refusal == ListRefusal::another_revision)
        return conflict_page(*kept, language, context);
    if (kept && answer.refusal == ListRefusal::faulty)
        return faulty_page(*kept, answer.faults, language, context);
    if (kept && answer.refusal == ListRefusal::nothing_there)
        return redirect(303, list_address(language, id) + "/edit");
    return refused_list_page(answer.refusal, language, context);
}

}  // namespace

Response get_list_edit_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    auto list = visible_list(parts.at(1), context);
    if (!list)
        return error_page(language, 404, "", context);
    if (list->owner != context.person->id)
        return refused_list_page(ListRefusal::not_yours, language, context);
    const ListReadings readings = readings_of(std::move(*list), context);
    const std::string find(request.parameter("find").value_or(""));
    return html_page(list_edit_page(context.site, language,
                                    {.readings = readings,
                                     .done = done_in(request),
                                     .find = find,
                                     .found = found(find, language, context)}),
                     language);
}

Response post_list_edit_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = ListId::parse(parts.at(1));
    if (!id)
        return error_page(language, 404, "", context);
    const ListAction action = action_in(context.form);
    // a form without its revision is held to one that no list has
    const ListChangeAnswer answer = change_list(
        *id, revision_in(context.form).value_or(0),
        [&](ReadingList& list) {
            take_list(context.form, context, list);
            return act(action, list, context);
        },
        context);
    if (!answer.list)
        return refused(answer, *id, language, context);
    return redirect(303, next_address(action, *id, language, context));
}

Response get_list_new_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const ListNewPage page{.list = {.language = std::string(language)}};
    return html_page(list_new_page(context.site, language, page), language);
}

Response post_list_new_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const NewList wanted = list_in(context.form);
    const auto made = context.write(
        [&](Stores& stores) { return stores.lists.create(context.person->id, wanted); });
    if (made)
        return redirect(303, list_address(language, made->id) + "/edit?done=made");
    return with_status(
        422,
        html_page(list_new_page(context.site, language, {wanted, faults_of(wanted)}), language));
}

}  // namespace findings::server
