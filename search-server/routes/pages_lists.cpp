#include "search-server/routes/pages_lists.hpp"

#include "search-server/routes/feeds.hpp"
#include "search-server/routes/list_exports.hpp"
#include "search-server/routes/list_form.hpp"
#include "search-server/routes/list_reading.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/list_page.hpp"

namespace findings::server {
namespace {

constexpr std::size_t lists_per_page = 30;

/// What the list was copied from, where who asks may see it.
std::optional<OriginalList> original_of(const ReadingList& list, const Context& context)
{
    if (!list.copied_from)
        return std::nullopt;
    const auto before = context.stores.lists.as_copied(list.id, viewer_of(context));
    const auto now = before ? context.stores.lists.find(before->id, viewer_of(context)) : before;
    if (!now)
        return std::nullopt;
    OriginalList original{
        .id = now->id, .title = now->title, .changes = changes_between(*before, *now)};
    for (const EntryChange& change : original.changes.entries)
        original.titles.push_back(shown_title(change.record, context));
    return original;
}

bool is_mine(const ReadingList& list, const Context& context)
{
    return context.person && context.person->id == list.owner;
}

Response to_list(std::string_view language, const ListId& id, std::string_view after = {})
{
    return redirect(303, list_address(language, id) + std::string(after));
}

}  // namespace

Response refused_list_page(ListRefusal refusal, std::string_view language, Context& context)
{
    const bool is_seen =
        refusal == ListRefusal::not_yours || refusal == ListRefusal::another_revision;
    if (!is_seen)
        return error_page(language, 404, "", context);
    return error_page(language, refusal == ListRefusal::not_yours ? 403 : 409,
                      context.site.words(language)(
                          refusal == ListRefusal::not_yours ? "list.not_yours" : "list.conflict"),
                      context);
}

Response get_lists_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    ListsPage page{.may_make = context.person && may_make_lists(*context.person),
                   .base_url = shown_base_url(request, context),
                   .page = page_number(request)};
    if (context.person) {
        page.mine = context.stores.lists.of(context.person->id);
        page.shared = context.stores.lists.shared_with(context.person->id);
    }
    page.everyone = context.stores.lists.for_everyone(
        static_cast<std::size_t>(page.page - 1) * lists_per_page, lists_per_page + 1);
    page.has_next = page.everyone.size() > lists_per_page;
    if (page.has_next)
        page.everyone.pop_back();
    return html_page(lists_page(context.site, language, page), language);
}

Response get_list_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const std::string_view name = parts.at(1);
    const std::size_t dot = name.find('.');
    auto list = visible_list(name.substr(0, dot), context);
    if (!list)
        return error_page(language, 404, "", context);
    const ListReadings readings = readings_of(std::move(*list), context);
    const std::string base_url = shown_base_url(request, context);
    const auto feed = feed_form(name.substr(std::min(dot, name.size() - 1) + 1));
    if (feed)
        return list_feed(request, readings, language, *feed, context);
    if (dot != std::string_view::npos)
        return exported_list(readings, name.substr(dot + 1), language, base_url, context);
    return html_page(list_page(context.site, language,
                               {.readings = readings,
                                .is_mine = is_mine(readings.list, context),
                                .may_copy = context.person && may_make_lists(*context.person),
                                .original = original_of(readings.list, context),
                                .base_url = base_url}),
                     language);
}

Response post_list_copy_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = ListId::parse(parts.at(1));
    if (!id)
        return error_page(language, 404, "", context);
    const auto copy =
        context.write([&](Stores& stores) { return stores.lists.copy(context.person->id, *id); });
    return copy ? to_list(language, copy->id, "/edit?done=copied")
                : refused_list_page(copy.error(), language, context);
}

Response get_list_remove_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto list = visible_list(parts.at(1), context);
    if (!list)
        return error_page(language, 404, "", context);
    if (!is_mine(*list, context))
        return refused_list_page(ListRefusal::not_yours, language, context);
    return html_page(list_remove_page(context.site, language, *list), language);
}

Response post_list_remove_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = ListId::parse(parts.at(1));
    if (!id)
        return error_page(language, 404, "", context);
    const auto gone = context.write([&](Stores& stores) {
        return stores.lists.remove(context.person->id, *id, revision_in(context.form));
    });
    return gone ? redirect(303, page_address(language, "lists"))
                : refused_list_page(gone.error(), language, context);
}

}  // namespace findings::server
