#include "search-server/routes/exports.hpp"
#include "search-server/routes/feeds.hpp"
#include "search-server/routes/me_saved.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/part_costs.hpp"
#include "search-server/routes/polite_search.hpp"
#include "search-server/routes/use_counting.hpp"
#include "search-server/views/search_page.hpp"

namespace findings::server {

Response get_search_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto [search, passed_over] = polite_search(request, language, context.vocabulary);
    const SearchResult result = context.index.search(search);
    count_search(request, search, result, context);
    const bool nothing = result.total == 0 && result.total_some == 0;
    return html_page(
        search_page(context.site, language,
                    {.request = search,
                     .result = result,
                     .vocabulary = context.vocabulary,
                     .passed_over = passed_over,
                     .parts = nothing ? part_costs(search, context.index) : std::vector<PartCost>(),
                     .base_url = shown_base_url(request, context),
                     .saved = saved_records(context)}),
        language);
}

Response get_search_page_export(const Request& request, const PathParts& parts, Context& context)
{
    const Format* const format = format_written_as(parts.at(1));
    const auto feed = feed_form(parts.at(1));
    if (format == nullptr && !feed)
        return error_page(parts.at(0), 404, "", context);
    const SearchRequest search = polite_search(request, parts.at(0), context.vocabulary).search;
    if (feed)
        return search_feed(request, search, *feed, context);
    return exported(context.index.all_results(search), *format, context);
}

}  // namespace findings::server
