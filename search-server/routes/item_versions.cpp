#include "search-server/routes/drafts.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/routes/review.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/item_page.hpp"
#include "search-server/views/review_pages.hpp"

#include <algorithm>
#include <charconv>

namespace findings::server {
namespace {

/// A record whose versions may be read: what was withdrawn is not, nor are its versions.
std::optional<CatalogueRecord> open_record(const PathParts& parts, const Context& context)
{
    const auto id = RecordId::parse(parts.at(1));
    auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (item && item->record.status == Status::withdrawn)
        return std::nullopt;
    return item;
}

/// With its status: that is what editors change.
UnfinishedRecord shown_content(const Record& record)
{
    UnfinishedRecord content = content_of(record);
    content["status"] = token(record.status);
    return content;
}

std::string note_of(const std::vector<VersionNote>& notes, VersionNumber version)
{
    const auto found = std::find_if(notes.begin(), notes.end(), [&](const VersionNote& note) {
        return note.version == version;
    });
    return found == notes.end() ? std::string() : found->note;
}

}  // namespace

Response get_item_versions_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto item = open_record(parts, context);
    if (!item)
        return error_page(language, 404, "", context);
    const RecordId& id = *item->record.id;
    const std::vector<VersionNote> notes = context.stores.drafts.notes(id);
    VersionsPage page{.record = item->record, .versions = {}, .vocabulary = context.vocabulary};
    std::optional<UnfinishedRecord> before;
    for (const VersionInfo& info : context.catalogue.versions(id)) {
        const auto record = context.catalogue.find_version(id, info.version);
        if (info.version > item->version || !record || !is_public(record->status))
            continue;
        VersionOfRecord& one =
            page.versions.emplace_back(VersionOfRecord{.version = info.version,
                                                       .stored = info.stored,
                                                       .note = note_of(notes, info.version),
                                                       .difference = std::nullopt});
        UnfinishedRecord content = shown_content(*record);
        if (before)
            one.difference = DraftDifference{*before, content, changed_fields(*before, content)};
        before = std::move(content);
    }
    std::reverse(page.versions.begin(), page.versions.end());
    return html_page(versions_page(context.site, language, page), language);
}

Response get_item_version_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto item = open_record(parts, context);
    VersionNumber version = 0;
    const std::string& text = parts.at(2);
    const auto end = std::from_chars(text.data(), text.data() + text.size(), version);
    if (!item || end.ptr != text.data() + text.size() || version > item->version)
        return error_page(language, 404, "", context);
    const RecordId& id = *item->record.id;
    if (version == item->version)
        return redirect(302, item_address(language, id, item->record.title));
    const auto record = context.catalogue.find_version(id, version);
    if (!record || !is_public(record->status))
        return error_page(language, 404, "", context);
    CatalogueRecord old_one = *item;
    old_one.record = *record;
    old_one.version = version;
    for (const VersionInfo& info : context.catalogue.versions(id))
        if (info.version == version)
            old_one.changed = info.stored;
    return html_page(item_page(context.site, language,
                               {.item = old_one,
                                .areas = record->areas,
                                .scales = context.scales,
                                .vocabulary = context.vocabulary,
                                .today = today(context),
                                .base_url = shown_base_url(request, context),
                                .version_now = item->version}),
                     language);
}

}  // namespace findings::server
