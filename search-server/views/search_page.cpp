#include "search-server/views/search_page.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/card.hpp"
#include "search-server/views/export_links.hpp"
#include "search-server/views/filters.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/map_page.hpp"
#include "search-server/views/pager.hpp"
#include "search-server/views/pictures.hpp"
#include "search-server/views/search_words.hpp"
#include "search-server/views/share.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

constexpr std::size_t labels_in_sight = 2;  // other words shown in a chip

SearchRequest first_page(SearchRequest request)
{
    request.offset = 0;
    return request;
}

/// The results from one place of the page to another, under a heading of their own where they have
/// some of the words only.
Object hits_model(const SearchPage& page, std::size_t begin, std::size_t end, bool some_words,
                  const Words& words)
{
    List hits;
    for (std::size_t i = begin; i < end; ++i) {
        Object hit = hit_model(page.result.hits[i], page.vocabulary, words);
        hit["is_saved"] =
            std::ranges::find(page.saved, page.result.hits[i].card.id) != page.saved.end();
        hits.emplace_back(std::move(hit));
    }
    return Object{{"some_words", some_words},
                  {"start", std::to_string(page.request.offset + begin + 1)},
                  {"hits", hits}};
}

/// Results with all words come first, but for sentences, which are ranked in one list.
List hit_groups(const SearchPage& page, const Words& words)
{
    const std::vector<Hit>& hits = page.result.hits;
    const auto has_all = [](const Hit& hit) { return hit.all_words; };
    const bool is_one_list = !std::is_partitioned(hits.begin(), hits.end(), has_all);
    const auto parted =
        is_one_list ? hits.size()
                    : static_cast<std::size_t>(std::count_if(hits.begin(), hits.end(), has_all));
    List groups;
    if (parted > 0)
        groups.emplace_back(hits_model(page, 0, parted, false, words));
    if (parted < hits.size())
        groups.emplace_back(hits_model(page, parted, hits.size(), true, words));
    return groups;
}

// "38 results", "38 results with all the words and 12 with some of them", "No record has all of
// this"
void add_count(Object& model, const SearchResult& result, const Words& words)
{
    const bool all_left_out = result.understood.empty() && !result.dropped.empty();
    if (result.total == 0 && result.total_some == 0 && all_left_out)
        model["count"] = words("search.none_known");
    else if (result.total == 0)
        model["count"] = words(result.total_some == 0 ? "search.none" : "search.none_all_words");
    else if (result.total_some == 0)
        model["count"] = words.count("search.count", result.total);
    else
        model["count"] = words.count("search.count_words", result.total);
    const bool both = result.total > 0 && result.total_some > 0;
    model["count_some"] =
        both ? Model(words.count("search.count_some", result.total_some)) : Model(false);
}

std::string concept_label(const std::string& id, const Vocabulary& vocabulary, const Words& words)
{
    const Concept* found = vocabulary.find(id);
    return std::string(found == nullptr ? id : preferred_label(*found, words.language()));
}

// The reader's own language first.
std::vector<std::string> other_labels(const SpottedConcept& spotted, const Vocabulary& vocabulary,
                                      const Words& words)
{
    std::vector<std::string> labels = spotted.also;
    const Concept* found = vocabulary.find(spotted.id);
    if (found == nullptr)
        return labels;
    std::stable_partition(labels.begin(), labels.end(), [&](const std::string& text) {
        return std::any_of(found->labels.begin(), found->labels.end(), [&](const Label& label) {
            return label.text == text && primary(label.language) == words.language();
        });
    });
    return labels;
}

Model chip(const SpottedConcept& spotted, const SearchPage& page, const Words& words)
{
    SearchRequest off = first_page(page.request);
    off.drop.push_back(spotted.id);
    std::string in_sight;
    const std::vector<std::string> labels = other_labels(spotted, page.vocabulary, words);
    const std::size_t shown = std::min(labels.size(), labels_in_sight);
    for (std::size_t i = 0; i < shown; ++i)
        in_sight += (i == 0 ? "" : ", ") + labels[i];
    const std::size_t more = labels.size() - shown;
    const Model more_link = Object{
        {"more_address", area_address(words.language(), spotted.id)},
        {"more_label", words("search.n_more", {{"n", words.number(more)}})},
    };
    return Object{
        {"labels", in_sight},
        {"more", more == 0 ? Model(false) : more_link},
        {"switch_address", search_address(words.language(), off)},
        {"switch_for", words("search.other_words_for",
                             {{"concept", concept_label(spotted.id, page.vocabulary, words)}})},
    };
}

Model dropped_chip(const std::string& id, const SearchPage& page, const Words& words)
{
    SearchRequest on = first_page(page.request);
    std::erase(on.drop, id);
    return Object{{"labels", concept_label(id, page.vocabulary, words)},
                  {"switch_address", search_address(words.language(), on)}};
}

void add_concepts(Object& model, const SearchPage& page, const Words& words)
{
    List on;
    if (page.request.expand)
        for (const SpottedConcept& spotted : page.result.concepts)
            if (!spotted.also.empty())
                on.push_back(chip(spotted, page, words));
    List off;
    for (const std::string& id : page.request.drop)
        off.push_back(dropped_chip(id, page, words));
    SearchRequest expanded = first_page(page.request);
    expanded.expand = true;
    model["also_searched"] = list_or_nothing(on);
    model["turned_off"] = list_or_nothing(off);
    model["expand_address"] =
        page.request.expand ? Model(false) : Model(search_address(words.language(), expanded));
}

List sort_tabs(const SearchRequest& request, const Words& words)
{
    static constexpr std::array order = {Sort::relevance, Sort::newest,     Sort::oldest,
                                         Sort::title,     Sort::confidence, Sort::relevance_only};
    List tabs;
    for (const Sort sort : order) {
        SearchRequest other = first_page(request);
        other.sort = sort;
        tabs.push_back(Object{{"sort_address", search_address(words.language(), other)},
                              {"sort_label", words.label("sort", name(sort))},
                              {"sort_current", sort == request.sort}});
    }
    return tabs;
}

Model did_you_mean(const SearchPage& page, const Words& words)
{
    if (!page.result.did_you_mean)
        return false;
    SearchRequest other = first_page(page.request);
    other.text = *page.result.did_you_mean;
    return Object{{"suggestion", other.text},
                  {"suggestion_address", search_address(words.language(), other)}};
}

std::string part_label(const PartCost& part, const Vocabulary& vocabulary, const Words& words)
{
    if (!part.text.empty())
        return part.text;
    if (part.facet != Facet::year)
        return words("search.filter_part",
                     {{"filter", words.label("filter", name(part.facet))},
                      {"value", value_label(part.facet, part.value, vocabulary, words)}});
    const std::size_t dots = part.value.find("..");
    const std::string from = part.value.substr(0, dots);
    const std::string to = part.value.substr(dots + 2);
    if (to.empty())
        return words("search.year_since", {{"from", from}});
    if (from.empty())
        return words("search.year_until", {{"to", to}});
    return words("search.year_part", {{"from", from}, {"to", to}});
}

Model parts_model(const SearchPage& page, const Words& words)
{
    List parts;
    for (const PartCost& part : page.parts)
        parts.push_back(
            Object{{"part", part_label(part, page.vocabulary, words)},
                   {"found", words.number(part.found)},
                   {"drop_address", part.found == 0
                                        ? Model(false)
                                        : Model(search_address(words.language(), part.without))}});
    return list_or_nothing(parts);
}

/// Where the address asks for a page after the last: that there is none, with the first page.
Model beyond_model(const SearchPage& page, const Words& words)
{
    const std::uint32_t all = page.result.total + page.result.total_some;
    if (!page.result.hits.empty() || all == 0 || page.request.limit == 0)
        return false;
    return Object{{"text", words.count("search.beyond", all)},
                  {"address", search_address(words.language(), first_page(page.request))}};
}

bool has_filters(const SearchRequest& request)
{
    const bool ticked = std::any_of(request.filters.begin(), request.filters.end(),
                                    [](const auto& facet) { return !facet.second.empty(); });
    return ticked || request.year_from || request.year_to || request.minutes_max;
}

SearchRequest without_filters(const SearchRequest& request)
{
    SearchRequest bare = first_page(request);
    bare.filters.clear();
    bare.year_from.reset();
    bare.year_to.reset();
    bare.minutes_max.reset();
    return bare;
}

/// The parameters of the whole result, "?" in front, or nothing.
std::string parameters_of_all(const SearchRequest& request)
{
    const std::string parameters = search_parameters_of(first_page(request));
    return parameters.empty() ? parameters : "?" + parameters;
}

std::vector<FeedLink> search_feeds(const SearchPage& page, const Words& words)
{
    const std::string what = search_in_words(page.request, page.vocabulary, words);
    return feed_links(page_address(words.language(), "search"), parameters_of_all(page.request),
                      words("feed.title", {{"what", what}}));
}

Shared shared_search(const SearchPage& page, const Words& words)
{
    const std::string what = search_in_words(page.request, page.vocabulary, words);
    return {.address = page.base_url + search_address(words.language(), first_page(page.request)),
            .title = words("feed.title", {{"what", what}}),
            .text = words.count("search.count", page.result.total)};
}

Frame search_frame(const SearchPage& page, const Words& words)
{
    const std::string count = words.count("search.count", page.result.total);
    const std::string& query = page.request.text;
    const auto is_sample_hit = [](const Hit& hit) { return is_sample(hit.card.publisher); };
    return {
        .title = query.empty() ? words("search.title_all", {{"count", count}})
                               : words("search.title", {{"query", query}, {"count", count}}),
        .other_address = search_address(words.other_language(), page.request),
        .query = query,
        .sample = std::any_of(page.result.hits.begin(), page.result.hits.end(), is_sample_hit),
        .base_url = page.base_url,
        .feeds = search_feeds(page, words),
    };
}

std::string api_address(const SearchRequest& request, const Words& words)
{
    const std::string parameters = search_parameters_of(request);
    return "/api/v1/search?" + parameters + (parameters.empty() ? "" : "&") +
           "lang=" + std::string(words.language());
}

/// Where a question is asked that nothing in the library answers.
std::string ask_address(const SearchRequest& request, const Words& words)
{
    const auto areas = request.filters.find(Facet::area);
    const bool has_area = areas != request.filters.end() && !areas->second.empty();
    return page_address(words.language(), "requests/new") + "?q=" + query_escaped(request.text) +
           (has_area ? "&area=" + query_escaped(areas->second.front()) : "");
}

/// The whole result as a file, in each format.
List search_exports(const SearchRequest& request, const Words& words)
{
    return export_links(page_address(words.language(), "search"), parameters_of_all(request),
                        words);
}

}  // namespace

std::string search_page(Site& site, std::string_view language, const SearchPage& page)
{
    const Words words = site.words(language);
    const SearchRequest bare = without_filters(page.request);
    const bool nothing = page.result.total == 0 && page.result.total_some == 0;
    Object model = filters_model(page.request, page.result, page.vocabulary, words);
    add_frame(model, site, words, search_frame(page, words));
    add_concepts(model, page, words);
    add_count(model, page.result, words);
    model["heading"] = page.request.text.empty()
                           ? words("search.heading_all")
                           : words("search.heading", {{"query", page.request.text}});
    model["clear_address"] = search_address(language, bare);
    model["filtered"] = has_filters(page.request);
    model["did_you_mean"] = did_you_mean(page, words);
    model["dropped"] = list_or_nothing(texts(page.result.dropped));
    model["passed_over"] = list_or_nothing(texts(page.passed_over));
    model["beyond"] = beyond_model(page, words);
    model["tabs"] = Model(nothing ? List{} : sort_tabs(page.request, words));
    model["hit_groups"] = Model(hit_groups(page, words));
    model["pager"] = pager_model(page.request, page.result, words);
    model["nothing"] = nothing;
    model["ask_address"] = ask_address(page.request, words);
    model["no_star"] = page.request.text.find('*') == std::string::npos;
    model["parts"] = nothing ? parts_model(page, words) : Model(false);
    model["save_search_address"] =
        site.viewer().is_signed_in ? Model(page_address(language, "me/searches")) : Model(false);
    model["search_parameters"] = search_parameters_of(first_page(page.request));
    add_share(model, shared_search(page, words));
    model["drawn"] =
        nothing ? Model(false) : pictures(page.request, page.result, page.vocabulary, words);
    model["filters_script_address"] = site.static_address("filters.js");
    model["map_address"] = map_address(language, {.search = first_page(page.request)});
    model["api_address"] = api_address(page.request, words);
    model["exports"] =
        nothing ? Model(false) : list_or_nothing(search_exports(page.request, words));
    return site.render("search", words, std::move(model));
}

}  // namespace findings::server
