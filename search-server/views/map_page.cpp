#include "search-server/views/map_page.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/map_table.hpp"
#include "search-server/views/map_words.hpp"
#include "search-server/views/search_words.hpp"
#include "search-server/views/share.hpp"

#include <algorithm>

namespace findings::server {
namespace {

SearchRequest whole_result(SearchRequest request)
{
    request.offset = 0;
    request.sort = SearchRequest{}.sort;
    return request;
}

List options(std::span<const Facet> facets, Facet chosen, const Words& words)
{
    List all;
    for (const Facet facet : facets)
        all.push_back(Object{{"value", std::string(name(facet))},
                             {"label", words.label("filter", name(facet))},
                             {"chosen", facet == chosen}});
    return all;
}

/// Everything of the search that the form has no field for.
List hidden_fields(const SearchRequest& request)
{
    List fields;
    const auto add = [&](std::string_view name, std::string value) {
        fields.push_back(Object{{"name", std::string(name)}, {"value", std::move(value)}});
    };
    if (!request.text.empty())
        add("q", request.text);
    for (const auto& [facet, values] : request.filters)
        for (const std::string& value : values)
            add(name(facet), value);
    if (request.year_from)
        add("year_from", std::to_string(*request.year_from));
    if (request.year_to)
        add("year_to", std::to_string(*request.year_to));
    if (request.minutes_max)
        add("minutes_max", std::to_string(*request.minutes_max));
    if (!request.expand)
        add("expand", "0");
    for (const std::string& dropped : request.drop)
        add("drop", dropped);
    return fields;
}

List size_key(const EvidenceMap& map, const Words& words)
{
    List sizes;
    std::uint32_t from = 1;
    int size = 1;
    for (const std::uint32_t to : map_size_limits(fullest(map))) {
        sizes.push_back(Object{{"size", "q" + std::to_string(size++)},
                               {"size_label", words.number(from) + "–" + words.number(to)}});
        from = to + 1;
    }
    sizes.push_back(
        Object{{"size", "q5"}, {"size_label", words("map.or_more", {{"n", words.number(from)}})}});
    return sizes;
}

List shade_key(const Words& words)
{
    List shades;
    for (int level = static_cast<int>(Confidence::strong); level >= 0; --level)
        shades.push_back(Object{
            {"shade", level == 0 ? std::string() : "k" + std::to_string(level)},
            {"shade_label",
             within_sentence(words.label("confidence", token(static_cast<Confidence>(level))))}});
    return shades;
}

bool is_whole_library(const SearchRequest& request)
{
    SearchRequest whole;
    whole.language = request.language;
    return whole_result(request) == whole;
}

void add_form(Object& model, const EvidenceMap& map, const Words& words)
{
    const MapRequest& request = map.request;
    model["map_page_address"] = page_address(words.language(), "map");
    model["hidden"] = Model(hidden_fields(request.search));
    model["row_options"] = Model(options(map_rows, request.rows, words));
    model["column_options"] = Model(options(map_columns, request.columns, words));
    model["whole_address"] =
        is_whole_library(request.search)
            ? Model(false)
            : Model(map_address(words.language(),
                                {.rows = request.rows, .columns = request.columns}));
}

/// What is in the table to take away only.
std::string further(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words)
{
    std::vector<std::string> left_out;
    if (!map.further_rows.empty())
        left_out.push_back(words.count("map.further_rows", map.further_rows.size()));
    if (!map.further_columns.empty())
        left_out.push_back(
            labels_within(map.request.columns, map.further_columns, vocabulary, words));
    return left_out.empty() ? std::string()
                            : words("map.further", {{"what", joined(left_out, "; ")}});
}

void add_words(Object& model, const EvidenceMap& map, const Vocabulary& vocabulary,
               const Words& words)
{
    model["gaps"] = list_or_nothing(gap_sentences(map, vocabulary, words));
    model["nothing_on"] = or_nothing(nothing_on(map, vocabulary, words));
    model["surest_cells"] = list_or_nothing(surest_cells(map, vocabulary, words));
    model["further"] = or_nothing(further(map, vocabulary, words));
}

}  // namespace

std::string map_address(std::string_view language, const MapRequest& map, std::string_view ending)
{
    const MapRequest usual;
    std::string parameters = search_parameters_of(whole_result(map.search));
    const auto add = [&](std::string_view name, Facet facet) {
        parameters += (parameters.empty() ? "" : "&") + std::string(name) + "=" +
                      std::string(findings::name(facet));
    };
    if (map.rows != usual.rows)
        add("rows", map.rows);
    if (map.columns != usual.columns)
        add("cols", map.columns);
    return page_address(language, "map") + (ending.empty() ? "" : ".") + std::string(ending) +
           (parameters.empty() ? "" : "?" + parameters);
}

std::string map_title(const MapRequest& map, const Words& words)
{
    return words("map.by",
                 {{"rows", words.label("filter", name(map.rows))},
                  {"columns", within_sentence(words.label("filter", name(map.columns)))}});
}

std::string map_page(Site& site, std::string_view language, const MapPage& page)
{
    const Words words = site.words(language);
    const EvidenceMap& map = page.map;
    const std::string address = map_address(language, map.request);
    const std::string what = search_in_words(map.request.search, page.vocabulary, words);
    const std::string title = words("map.title", {{"what", what}});
    Object model = map_table(map, page.vocabulary, words);
    add_frame(model, site, words,
              {.title = title,
               .description = words("map.intro"),
               .other_address = map_address(words.other_language(), map.request),
               .canonical = page.base_url + address,
               .query = map.request.search.text,
               .section = "map",
               .sample = is_sample(page.publisher),
               .base_url = page.base_url});
    add_form(model, map, words);
    add_words(model, map, page.vocabulary, words);
    add_share(model, {.address = page.base_url + address,
                      .title = title,
                      .text = map_title(map.request, words)});
    model["what"] = what;
    model["drawn_from"] = words.count("map.drawn_from", map.total);
    model["empty"] = map.columns.empty() || map.total == 0;
    model["passed_over"] = list_or_nothing(texts(page.passed_over));
    model["sizes"] = Model(size_key(map, words));
    model["shades"] = Model(shade_key(words));
    model["results_address"] = search_address(language, whole_result(map.request.search));
    model["svg_address"] = map_address(language, map.request, "svg");
    model["csv_address"] = map_address(language, map.request, "csv");
    return site.render("map", words, std::move(model));
}

}  // namespace findings::server
