#include "search-server/routes/me_saved.hpp"

#include "search-server/routes/own_address.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/saved_pages.hpp"

#include <utility>

namespace findings::server {
namespace {

std::optional<CatalogueRecord> shown_record(const RecordId& id, const Context& context)
{
    auto item = find_public(id, context.catalogue);
    if (item && item->record.status == Status::withdrawn)
        return std::nullopt;
    return item;
}

SavedPage saved_of(const Context& context)
{
    SavedPage page;
    for (SavedItem& saved : context.stores.saved_items.of(context.person->id)) {
        auto item = shown_record(saved.record, context);
        page.items.push_back({std::move(saved), std::move(item)});
    }
    return page;
}

std::string done_in(const Request& request, const Words& words)
{
    const std::string_view done = request.parameter("done").value_or("");
    if (done == "note")
        return words("saved.done_note");
    return done == "remove" ? words("saved.done_remove") : std::string();
}

/// The page with what was typed, which is not kept yet.
Response refused(SavedRefusal refusal, const RecordId& id, std::string_view language,
                 Context& context)
{
    if (refusal == SavedRefusal::not_there)
        return error_page(language, 404, "", context);
    SavedPage page = saved_of(context);
    const Words words = context.site.words(language);
    page.problem = words(refusal == SavedRefusal::too_long ? "saved.too_long" : "saved.too_many");
    for (SavedReading& reading : page.items)
        if (reading.saved.record == id && context.form.field("note"))
            reading.saved.note = std::string(context.form.value("note"));
    Response response = html_page(saved_page(context.site, language, page), language);
    response.status = 422;
    return response;
}

}  // namespace

std::vector<RecordId> saved_records(const Context& context)
{
    std::vector<RecordId> records;
    if (context.person)
        for (SavedItem& saved : context.stores.saved_items.of(context.person->id))
            records.push_back(std::move(saved.record));
    return records;
}

bool has_saved(const RecordId& id, const Context& context)
{
    return context.person && context.stores.saved_items.find(context.person->id, id);
}

Response get_saved_page(const Request& request, const PathParts& parts, Context& context)
{
    SavedPage page = saved_of(context);
    page.done = done_in(request, context.site.words(parts.at(0)));
    return html_page(saved_page(context.site, parts.at(0), page), parts.at(0));
}

Response post_saved(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = RecordId::parse(context.form.value("item"));
    if (!id || !shown_record(*id, context))
        return error_page(language, 404, "", context);
    const auto refusal = context.write(
        [&](Stores& stores) { return stores.saved_items.save(context.person->id, *id); });
    if (refusal)
        return refused(*refusal, *id, language, context);
    const std::string next(context.form.value("next"));
    return redirect(303, (is_own_address(next) ? next : page_address(language, "me/saved")) +
                             "#s-" + id->str());
}

Response post_saved_item(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = RecordId::parse(parts.at(1));
    if (!id)
        return error_page(language, 404, "", context);
    const bool removes = context.form.value("do") == "remove";
    const auto refusal = context.write([&](Stores& stores) {
        return removes ? stores.saved_items.remove(context.person->id, *id)
                       : stores.saved_items.set_note(context.person->id, *id,
                                                     context.form.value("note"));
    });
    if (refusal)
        return refused(*refusal, *id, language, context);
    return redirect(303, page_address(language, "me/saved") +
                             (removes ? "?done=remove" : "?done=note#s-" + id->str()));
}

}  // namespace findings::server
