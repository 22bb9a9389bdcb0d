#include "library/catalogue/list_edits.hpp"
#include "search-server/routes/list_changing.hpp"
#include "search-server/routes/list_form.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/pages_lists.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/list_edit_page.hpp"

namespace findings::server {
namespace {

/// The record that is to be put on a list, where it is there for everybody.
std::optional<CatalogueRecord> wanted_item(std::string_view id, const Context& context)
{
    const auto parsed = RecordId::parse(id);
    auto item = parsed ? find_public(*parsed, context.catalogue) : std::nullopt;
    if (item && item->record.status == Status::withdrawn)
        return std::nullopt;
    return item;
}

Response add_page(const ListAddPage& page, std::string_view language, Context& context)
{
    Response response = html_page(list_add_page(context.site, language, page), language);
    response.status = page.faults.empty() ? 200 : 422;
    return response;
}

/// A list with the entry on it that did not exist before.
ListChangeAnswer made_with(const ListEntry& entry, std::string_view language,
                           const Context& context)
{
    NewList list{.title = std::string(context.form.value("title")),
                 .language = std::string(language),
                 .sections = {{.id = SectionId::make(), .entries = {entry}}}};
    if (auto faults = faults_of(list); !faults.empty())
        return {.refusal = ListRefusal::faulty, .faults = std::move(faults)};
    auto made = context.write(
        [&](Stores& stores) { return stores.lists.create(context.person->id, list); });
    return made ? ListChangeAnswer{.list = std::move(*made)}
                : ListChangeAnswer{.refusal = made.error()};
}

ListChangeAnswer added_to(const std::optional<ListId>& list, const ListEntry& entry,
                          std::string_view language, const Context& context)
{
    if (!list)
        return made_with(entry, language, context);
    return change_list(
        *list, {}, [&](ReadingList& edited) { return add_entry(edited, {}, entry); }, context);
}

}  // namespace

Response get_list_add_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto item = wanted_item(request.parameter("item").value_or(""), context);
    if (!item)
        return error_page(language, 404, "", context);
    ListAddPage page{.item = *item,
                     .entry = {.id = EntryId::make(), .record = *item->record.id},
                     .lists = context.stores.lists.of(context.person->id)};
    if (!page.lists.empty())
        page.chosen = page.lists.front().id;
    return add_page(page, language, context);
}

Response post_list_add_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto item = wanted_item(context.form.value("item"), context);
    auto entry = item ? entry_for(*item->record.id, context) : std::nullopt;
    if (!entry)
        return error_page(language, 404, "", context);
    take_entry(context.form, "e", *entry);
    const auto list = ListId::parse(context.form.value("list"));
    const ListChangeAnswer answer = added_to(list, *entry, language, context);
    if (answer.list)
        return redirect(303, list_address(language, answer.list->id) + "/edit?done=added#e-" +
                                 entry->id.str());
    if (answer.refusal != ListRefusal::faulty)
        return refused_list_page(answer.refusal, language, context);
    return add_page({.item = *item,
                     .entry = *entry,
                     .lists = context.stores.lists.of(context.person->id),
                     .chosen = list,
                     .new_title = std::string(context.form.value("title")),
                     .faults = answer.faults},
                    language, context);
}

}  // namespace findings::server
