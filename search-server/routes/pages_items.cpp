#include "search-server/routes/api.hpp"
#include "search-server/routes/me_saved.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/routes/use_counting.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/item_page.hpp"

#include <chrono>

namespace findings::server {
namespace {

constexpr std::size_t most_similar = 5;

std::optional<LinkedRecord> linked(const std::optional<RecordId>& id, const Catalogue& catalogue)
{
    const auto item = id ? find_public(*id, catalogue) : std::nullopt;
    if (!item)
        return std::nullopt;
    const auto& language = item->record.language;
    return LinkedRecord{.id = *id,
                        .title = item->record.title,
                        .language = language ? language->str() : "",
                        .version = item->version};
}

std::vector<LinkedRecord> translations(const Record& record, const Catalogue& catalogue)
{
    std::vector<LinkedRecord> all;
    for (const RecordId& id : catalogue.expressions(work_of(record)))
        if (id != record.id)
            if (auto other = linked(id, catalogue))
                all.push_back(std::move(*other));
    return all;
}

/// A record can be read also where the index cannot.
std::vector<Card> similar(const RecordId& id, std::string_view language, IndexReader& index)
{
    try {
        return index.similar(id, most_similar, std::string(language));
    } catch (const IndexError&) {
        return {};
    }
}

Date today()
{
    const std::chrono::year_month_day day{
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
    return *Date::from(int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

}  // namespace

Response get_item_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    if (parts.at(1).find('.') != std::string::npos)
        return get_item(request, {parts.at(1)}, context);
    const auto id = RecordId::parse(parts.at(1));
    const auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (!item)
        return error_page(language, 404, "", context);
    const Record& record = item->record;
    const std::string address = item_address(language, *id, record.title);
    if (request.path != address)
        return redirect(301, address);
    count_item(request, *id, context);
    std::optional<RecordId> original;
    if (record.translation)
        original = record.translation->of;
    return html_page(item_page(context.site, language,
                               {.item = *item,
                                .areas = counted_areas(*item),
                                .scales = context.scales,
                                .vocabulary = context.vocabulary,
                                .translations = translations(record, context.catalogue),
                                .original = linked(original, context.catalogue),
                                .successor = linked(record.superseded_by, context.catalogue),
                                .predecessor = linked(record.supersedes, context.catalogue),
                                .similar = similar(*id, language, context.index),
                                .today = today(),
                                .base_url = shown_base_url(request, context),
                                .is_saved = has_saved(*id, context),
                                .uses = context.stores.uses.shown_of(*id)}),
                     language);
}

}  // namespace findings::server
