#include "search-server/routes/dashboard.hpp"

#include "search-server/routes/drafts.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/area_words.hpp"
#include "search-server/views/dashboard_page.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace findings::server {
namespace {

constexpr std::size_t most_used = 1'000;  // rows of a table
constexpr std::chrono::days notice{60};   // as the review desk has it

using Counts = std::map<std::string, std::int64_t>;

/// Works of each area, with those below it, of the kinds and languages.
Counts works_by_area(const std::vector<std::string>& kinds,
                     const std::vector<std::string>& languages, IndexReader& index)
{
    SearchRequest request{.limit = 0};
    if (!kinds.empty())
        request.filters[Facet::kind] = kinds;
    if (!languages.empty())
        request.filters[Facet::language] = languages;
    const SearchResult result = index.search(request);
    Counts counts;
    if (const auto areas = result.facets.find(Facet::area); areas != result.facets.end())
        for (const FacetValue& area : areas->second)
            counts[area.value] = area.count;
    return counts;
}

/// A work in both languages is one that either finds.
std::vector<AreaCoverage> coverage_of(std::string_view language, Context& context)
{
    const std::vector<std::string> guide{std::string(token(Kind::practice_guide))};
    Counts works = works_by_area({}, {}, context.index);
    Counts english = works_by_area({}, {"en"}, context.index);
    Counts french = works_by_area({}, {"fr"}, context.index);
    Counts either = works_by_area({}, {"en", "fr"}, context.index);
    Counts guides = works_by_area(guide, {}, context.index);
    Counts guides_english = works_by_area(guide, {"en"}, context.index);
    Counts guides_french = works_by_area(guide, {"fr"}, context.index);
    std::vector<std::size_t> positions;
    for (std::size_t at = 0; at < context.vocabulary.concepts().size(); ++at)
        if (!context.vocabulary.concepts()[at].deprecated)
            positions.push_back(at);
    std::vector<AreaCoverage> all;
    for (const std::size_t at : by_label(positions, context.vocabulary, language)) {
        const std::string& id = context.vocabulary.concepts()[at].id;
        all.push_back({.area = id,
                       .works = works[id],
                       .english = english[id],
                       .french = french[id],
                       .both = english[id] + french[id] - either[id],
                       .guides = guides[id],
                       .guides_english = guides_english[id],
                       .guides_french = guides_french[id]});
    }
    return all;
}

/// Those that everybody can still read.
std::vector<UsedItem> used_items(const Context& context)
{
    std::vector<UsedItem> items;
    for (const UseCount& used : context.stores.use_counts.most_used(UseKind::item, most_used)) {
        const auto id = RecordId::parse(used.use.subject);
        const auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
        if (!item)
            continue;
        const auto& language = item->record.language;
        items.push_back({.id = *id,
                         .title = item->record.title,
                         .language = language ? language->str() : "",
                         .count = used.count});
    }
    return items;
}

/// What the site writes by itself ("site", and nothing) is no ingest.
std::vector<Batch> ingest_batches(const Catalogue& catalogue)
{
    std::vector<Batch> batches = catalogue.batches();
    std::erase_if(
        batches, [](const Batch& batch) { return batch.source.empty() || batch.source == "site"; });
    std::ranges::reverse(batches);
    return batches;
}

Date day_of(std::chrono::sys_seconds when)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(when)};
    return *Date::from(int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::vector<FigureTable> tables(std::string_view language, Context& context)
{
    const UseCounts& uses = context.stores.use_counts;
    const Dashboard dashboard{.vocabulary = context.vocabulary,
                              .today = today(context),
                              .searches = uses.total(UseKind::search),
                              .unanswered = uses.total(UseKind::unanswered),
                              .queries = uses.most_used(UseKind::unanswered, most_used),
                              .areas = uses.most_used(UseKind::area, most_used),
                              .items = used_items(context),
                              .coverage = coverage_of(language, context),
                              .due = context.stores.marks.due_by(day_of(context.now + notice)),
                              .batches = ingest_batches(context.catalogue)};
    return dashboard_tables(dashboard, context.site.words(language));
}

}  // namespace

Response get_dashboard_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    return html_page(dashboard_page(context.site, language, tables(language, context)), language);
}

Response get_dashboard_table(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    for (const FigureTable& table : tables(language, context)) {
        if (parts.at(1) != std::string(table.name) + ".csv")
            continue;
        Response response{.body = figure_csv(table)};
        response.set("Content-Type", "text/csv; charset=utf-8; header=present");
        response.set("Content-Language", std::string(language));
        response.set("Content-Disposition",
                     "attachment; filename=\"" + std::string(table.name) + ".csv\"");
        return response;
    }
    return error_page(language, 404, "", context);
}

}  // namespace findings::server
