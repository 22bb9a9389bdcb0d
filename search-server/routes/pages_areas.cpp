#include "library/index/words.hpp"
#include "search-server/routes/feeds.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/use_counting.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/area_pages.hpp"
#include "search-server/views/request_pages.hpp"

#include <algorithm>

namespace findings::server {
namespace {

constexpr std::size_t most_guides = 4;
constexpr std::size_t most_strongest = 4;
constexpr std::size_t most_newest = 6;
constexpr std::size_t most_map_columns = 6;
constexpr std::size_t most_lists = 5;
constexpr std::size_t most_questions = 5;

SearchRequest newest_in(const std::string& area, std::string_view language, std::size_t limit)
{
    SearchRequest request{.sort = Sort::newest, .limit = limit, .facets = false};
    request.language = language;
    request.filters[Facet::area] = {area};
    return request;
}

std::vector<Card> guides(const std::string& area, std::string_view language, IndexReader& index)
{
    SearchRequest request = newest_in(area, language, most_guides);
    request.filters[Facet::kind] = {std::string(token(Kind::practice_guide))};
    std::vector<Card> cards;
    for (const Hit& hit : index.search(request).hits)
        cards.push_back(hit.card);
    return cards;
}

bool is_among(const Card& card, const std::vector<Card>& shown)
{
    return std::any_of(shown.begin(), shown.end(),
                       [&](const Card& other) { return other.id == card.id; });
}

/// Those of which something is sure, without those that already stand among the guides.
std::vector<Card> strongest(const std::string& area, std::string_view language, IndexReader& index,
                            const std::vector<Card>& shown)
{
    SearchRequest request = newest_in(area, language, most_strongest + shown.size());
    request.sort = Sort::confidence;
    request.filters[Facet::confidence] = {std::string(token(Confidence::limited))};
    std::vector<Card> cards;
    for (const Hit& hit : index.search(request).hits)
        if (cards.size() < most_strongest && !is_among(hit.card, shown))
            cards.push_back(hit.card);
    return cards;
}

// Without those that already stand above.
std::vector<Card> newest(const std::string& area, std::string_view language, IndexReader& index,
                         const std::vector<Card>& shown)
{
    const SearchRequest request = newest_in(area, language, most_newest + shown.size());
    std::vector<Card> cards;
    for (const Hit& hit : index.search(request).hits)
        if (cards.size() < most_newest && !is_among(hit.card, shown))
            cards.push_back(hit.card);
    return cards;
}

std::vector<FacetValue> kinds(const std::string& area, IndexReader& index)
{
    SearchRequest request = newest_in(area, "en", 0);
    request.facets = true;
    const SearchResult result = index.search(request);
    const auto counted = result.facets.find(Facet::kind);
    return counted == result.facets.end() ? std::vector<FacetValue>() : counted->second;
}

EvidenceMap map_row(const std::string& area, std::string_view language, Context& context)
{
    MapRequest request;
    request.search.language = language;
    request.search.filters[Facet::area] = {area};
    return evidence_map(request,
                        context.index.cross_counts(request.search, request.rows, request.columns),
                        context.vocabulary, {.columns = most_map_columns});
}

/// " kinship care ": what a text must hold between spaces to be named for the area.
std::vector<std::string> keys_of(const Concept& area)
{
    std::vector<std::string> keys;
    for (const Label& label : area.labels)
        if (std::string key = word_key(label.text); label.kind != LabelKind::hidden && !key.empty())
            keys.push_back(" " + std::move(key) + " ");
    return keys;
}

std::vector<std::string> with_those_below(const Concept& area, const Vocabulary& vocabulary)
{
    std::vector<std::string> ids;
    for (const std::size_t at : vocabulary.with_narrower(*vocabulary.position_of(area.id)))
        ids.push_back(vocabulary.concepts()[at].id);
    return ids;
}

std::vector<AreaLink> lists_on(const Concept& area, const Words& words, const Context& context)
{
    const std::vector<std::string> keys = keys_of(area);
    const auto is_named = [&](std::string_view title) {
        const std::string key = " " + word_key(title) + " ";
        return std::ranges::any_of(
            keys, [&](const std::string& label) { return key.find(label) != std::string::npos; });
    };
    const auto found = context.stores.area_activity.lists(
        {with_those_below(area, context.vocabulary), is_named}, most_lists);
    std::vector<AreaLink> links;
    for (const ListSummary& list : found)
        links.push_back(
            {.address = list_address(words.language(), list.id),
             .label = list.title,
             .note = words.count("list.n_readings", static_cast<std::uint64_t>(list.entries)),
             .language = list.language});
    return links;
}

std::vector<AreaLink> questions_on(const Concept& area, const Words& words, const Context& context)
{
    std::vector<AreaLink> links;
    for (const EvidenceRequest& question : context.stores.area_activity.questions(
             with_those_below(area, context.vocabulary), most_questions))
        links.push_back({.address = request_address(words.language(), question.id),
                         .label = question.question,
                         .note = words.count("request.followers",
                                             static_cast<std::uint64_t>(question.followers)),
                         .language = question.language});
    return links;
}

}  // namespace

Response get_areas_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    return html_page(
        areas_page(context.site, language,
                   {.vocabulary = context.vocabulary, .counts = context.index.area_counts()}),
        language);
}

Response get_area_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const std::string_view segment = parts.at(1);
    const std::size_t dot = std::min(segment.find('.'), segment.size());
    const Concept* const area = context.vocabulary.find(segment.substr(0, dot));
    const auto feed = feed_form(segment.substr(std::min(dot + 1, segment.size())));
    if (area == nullptr || (dot < segment.size() && !feed))
        return error_page(language, 404, "", context);
    if (feed)
        return area_feed(request, *area, language, *feed, context);
    count_area(request, area->id, context);
    const std::vector<Card> start = guides(area->id, language, context.index);
    const std::vector<Card> sure = strongest(area->id, language, context.index, start);
    const Words words = context.site.words(language);
    std::vector<Card> above = start;
    above.insert(above.end(), sure.begin(), sure.end());
    return html_page(area_page(context.site, language,
                               {.vocabulary = context.vocabulary,
                                .area = *area,
                                .counts = context.index.area_counts(),
                                .guides = start,
                                .newest = newest(area->id, language, context.index, above),
                                .base_url = shown_base_url(request, context),
                                .strongest = sure,
                                .kinds = kinds(area->id, context.index),
                                .map = map_row(area->id, language, context),
                                .lists = lists_on(*area, words, context),
                                .questions = questions_on(*area, words, context)}),
                     language);
}

}  // namespace findings::server
