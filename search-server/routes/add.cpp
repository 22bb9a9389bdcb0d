#include "search-server/routes/add.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/draft_pages.hpp"
#include "search-server/routes/drafts.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/add_pages.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/serialize.hpp>

namespace findings::server {
namespace {

namespace json = boost::json;

Response to_step(std::string_view language, const RecordId& id, std::string_view step,
                 std::string_view done)
{
    std::string address = draft_address(language, id, step);
    if (!done.empty())
        address += "?done=" + std::string(done);
    return redirect(303, std::move(address));
}

Response add_page_response(std::string_view language, AddPage page, Context& context)
{
    page.drafts = context.stores.drafts.of(*context.person);
    return html_page(add_page(context.site, language, page), language);
}

/// The record that ?revise= names, where this person may begin its revision.
std::optional<CatalogueRecord> to_revise(std::string_view text, const Context& context)
{
    const auto id = RecordId::parse(text);
    auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (!item || !is_native_kind(item->record.kind) ||
        !context.stores.drafts.may_revise(*context.person, *id))
        return std::nullopt;
    return item;
}

Response begin_with(std::string_view language, const UnfinishedRecord& content, Context& context)
{
    const std::string text = json::serialize(content);
    const Draft draft =
        context.write([&](Stores& stores) { return stores.drafts.begin(*context.person, text); });
    return to_step(language, draft.id, name(FormStep::work), "begun");
}

Response begin_revision(std::string_view language, Context& context)
{
    const auto item = to_revise(context.form.value("item"), context);
    if (!item)
        return error_page(language, 404, "", context);
    const RecordId& id = *item->record.id;
    const std::string text = json::serialize(content_of(item->record));
    const auto draft = context.write([&](Stores& stores) {
        return stores.drafts.revise(*context.person, id, item->version, text);
    });
    // one that is theirs is under way already: go on with it
    if (draft || context.stores.drafts.find(*context.person, id))
        return to_step(language, id, name(FormStep::work), draft ? "begun" : "");
    return error_page(language, 409, context.site.words(language)("add_warning.taken"), context);
}

Kind wanted_kind(const Context& context)
{
    return context.form.value("kind") == "practice_guide" ? Kind::practice_guide
                                                          : Kind::research_summary;
}

Response begin_from_file(std::string_view language, Context& context)
{
    const FormFile* const file = context.form.file("file");
    const BroughtRecord brought =
        file == nullptr
            ? BroughtRecord{.troubles = {"No file was chosen."}}
            : read_brought(file->bytes, file->name, file->content_type, wanted_kind(context));
    if (!brought.troubles.empty())
        return add_page_response(language, {.troubles = brought.troubles}, context);
    return begin_with(language, brought.content, context);
}

/// Messages of pages are named by what follows ?done= where it is one of these.
std::string_view done_of(const Request& request)
{
    for (const std::string_view known :
         {"saved", "combined", "begun", "submitted", "discarded", "rebased"})
        if (request.parameter("done") == known)
            return known;
    return {};
}

}  // namespace

Response get_add_page(const Request& request, const PathParts& parts, Context& context)
{
    AddPage page{.done = done_of(request)};
    if (const auto wanted = request.parameter("revise"))
        if (const auto item = to_revise(*wanted, context))
            page.revise = {.id = *item->record.id, .title = item->record.title};
    return add_page_response(parts.at(0), std::move(page), context);
}

Response post_add_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const std::string_view action = context.form.value("do");
    if (action == "revise")
        return begin_revision(language, context);
    if (action == "upload")
        return begin_from_file(language, context);
    return begin_with(language,
                      {{"kind", token(wanted_kind(context))},
                       {"language", std::string(language)},
                       {"issued", today(context).str()}},
                      context);
}

Response get_draft_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = RecordId::parse(parts.at(1));
    const auto draft = id ? context.stores.drafts.find(*context.person, *id) : std::nullopt;
    if (!draft)
        return error_page(language, 404, "", context);
    if (parts.at(2) == "preview")
        return draft_preview(*draft, language, context);
    if (parts.at(2) == "check")
        return draft_check(*draft, language, {.done = done_of(request)}, context);
    const auto step = step_named(parts.at(2));
    if (!step)
        return error_page(language, 404, "", context);
    if (const auto kept = kept_form(request, context))
        return draft_step(*draft, *step, language, with_kept(*draft, *step, *kept, context),
                          context);
    return draft_step(*draft, *step, language,
                      {.record = content_of(*draft),
                       .revision = draft->revision,
                       .done = done_of(request),
                       .all_faults = request.parameter("all").has_value()},
                      context);
}

Response post_draft_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = RecordId::parse(parts.at(1));
    const auto draft = id ? context.stores.drafts.find(*context.person, *id) : std::nullopt;
    if (!draft)
        return error_page(language, 404, "", context);
    if (parts.at(2) == "check")
        return draft_decided(*draft, language, context);
    const auto step = step_named(parts.at(2));
    if (!step)
        return error_page(language, 404, "", context);
    const Saving saving = saved_step(*draft, *step, context);
    if (!saving.is_saved)
        return draft_step(*draft, *step, language, saving.page, context);
    const std::string_view action = context.form.value("do");
    if (action == "next")
        return to_step(language, *id, next_step(*step), saving.page.done);
    Response response = to_step(language, *id, name(*step), saving.page.done);
    if (draft_field(action) != nullptr)
        response.set("Location",
                     std::string(*response.header("Location")) + "#" + std::string(action));
    return response;
}

}  // namespace findings::server
