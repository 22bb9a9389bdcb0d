#include "search-server/routes/map.hpp"

#include "search-server/http/finish.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/polite_search.hpp"
#include "search-server/views/map_files.hpp"
#include "search-server/views/map_page.hpp"

#include <algorithm>
#include <limits>

namespace findings::server {
namespace {

constexpr MapSize all_of_it{.rows = std::numeric_limits<std::size_t>::max(),
                            .columns = std::numeric_limits<std::size_t>::max()};

template <std::size_t n>
Facet axis(const Request& request, std::string_view name, const std::array<Facet, n>& offered)
{
    const auto facet = parse_facet(request.parameter(name).value_or(""));
    return facet && std::find(offered.begin(), offered.end(), *facet) != offered.end()
               ? *facet
               : offered.front();
}

MapRequest map_request(const Request& request, SearchRequest search)
{
    MapRequest map{.search = std::move(search),
                   .rows = axis(request, "rows", map_rows),
                   .columns = axis(request, "cols", map_columns)};
    // a facet by itself shows nothing
    if (map.rows == map.columns)
        map.columns = map_columns.front();
    return map;
}

EvidenceMap drawn(const MapRequest& request, MapSize most, Context& context)
{
    return evidence_map(request,
                        context.index.cross_counts(request.search, request.rows, request.columns),
                        context.vocabulary, most);
}

std::string publisher_of_newest(SearchRequest search, Context& context)
{
    search.sort = Sort::newest;
    search.offset = 0;
    search.limit = 1;
    search.facets = false;
    const SearchResult result = context.index.search(search);
    return result.hits.empty() ? std::string() : result.hits.front().card.publisher;
}

Response file_response(std::string bytes, std::string_view type, std::string_view name)
{
    Response response;
    response.set("Content-Type", std::string(type));
    response.set("Content-Disposition", "inline; filename=\"" + std::string(name) + '"');
    response.set("ETag", etag_of(bytes));
    response.body = std::move(bytes);
    return response;
}

}  // namespace

Response get_map_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto [search, passed_over] = polite_search(request, language, context.vocabulary);
    const EvidenceMap map = drawn(map_request(request, search), {}, context);
    return html_page(map_page(context.site, language,
                              {.map = map,
                               .vocabulary = context.vocabulary,
                               .passed_over = passed_over,
                               .publisher = publisher_of_newest(search, context),
                               .base_url = shown_base_url(request, context)}),
                     language);
}

Response get_map_file(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const bool is_picture = parts.at(1) == "svg";
    if (!is_picture && parts.at(1) != "csv")
        return error_page(language, 404, "", context);
    const EvidenceMap map =
        drawn(map_request(request, polite_search(request, language, context.vocabulary).search),
              is_picture ? MapSize{} : all_of_it, context);
    const Words words = context.site.words(language);
    const std::string base_url = shown_base_url(request, context);
    if (is_picture)
        return file_response(
            map_svg(map, context.vocabulary, words, base_url + map_address(language, map.request)),
            "image/svg+xml", "evidence-map.svg");
    return file_response(map_csv(map, context.vocabulary, words, base_url),
                         "text/csv; charset=utf-8", "evidence-map.csv");
}

}  // namespace findings::server
