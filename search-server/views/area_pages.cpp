#include "search-server/views/area_pages.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/area_words.hpp"
#include "search-server/views/card.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/map_page.hpp"
#include "search-server/views/map_table.hpp"
#include "search-server/views/share.hpp"

#include <algorithm>

namespace findings::server {
namespace {

List area_links(const std::vector<std::size_t>& positions, const Vocabulary& vocabulary,
                const AreaCounts& counts, const Words& words)
{
    List links;
    for (const std::size_t position : by_label(positions, vocabulary, words.language()))
        links.emplace_back(counted_area(vocabulary.concepts()[position], counts, words));
    return links;
}

// Everything below a top area in one list: two levels are what a reader takes in at a glance.
Model branch(std::size_t top, const AreasPage& page, const Words& words)
{
    const Concept& area = page.vocabulary.concepts()[top];
    std::vector<std::size_t> below = page.vocabulary.with_narrower(top);
    below.erase(below.begin());
    Object model = counted_area(area, page.counts, words);
    model["definition"] = or_nothing(definition(area, words.language()));
    model["below"] = list_or_nothing(area_links(below, page.vocabulary, page.counts, words));
    return model;
}

List cards(const std::vector<Card>& all, const Vocabulary& vocabulary, const Words& words)
{
    List models;
    for (const Card& card : all)
        models.emplace_back(card_model(card, vocabulary, words));
    return models;
}

List crumbs(const AreaPage& page, const Words& words)
{
    List links;
    std::vector<std::size_t> chain =
        page.vocabulary.with_broader(*page.vocabulary.position_of(page.area.id));
    chain.erase(chain.begin());
    std::reverse(chain.begin(), chain.end());
    for (const std::size_t at : chain) {
        const Concept& area = page.vocabulary.concepts()[at];
        links.push_back(
            Object{{"crumb_address", area_address(words.language(), area.id)},
                   {"crumb_label", std::string(preferred_label(area, words.language()))}});
    }
    return links;
}

bool any_sample(const std::vector<Card>& all)
{
    return std::any_of(all.begin(), all.end(),
                       [](const Card& card) { return is_sample(card.publisher); });
}

std::string search_in(const AreaPage& page, const Words& words)
{
    SearchRequest request;
    request.filters[Facet::area] = {page.area.id};
    return search_address(words.language(), request);
}

std::string search_for_kind(const AreaPage& page, const std::string& kind, const Words& words)
{
    SearchRequest request;
    request.filters[Facet::area] = {page.area.id};
    request.filters[Facet::kind] = {kind};
    return search_address(words.language(), request);
}

List kinds(const AreaPage& page, const Words& words)
{
    List all;
    for (const FacetValue& kind : page.kinds)
        if (kind.count > 0)
            all.push_back(Object{{"first", all.empty()},
                                 {"kind_label", words.label("kind", kind.value)},
                                 {"kind_count", words.number(kind.count)},
                                 {"kind_address", search_for_kind(page, kind.value, words)}});
    return all;
}

List links(const std::vector<AreaLink>& all, const Words& words)
{
    List models;
    for (const AreaLink& link : all)
        models.push_back(Object{{"link_address", link.address},
                                {"link_label", link.label},
                                {"link_language", foreign(link.language, words)},
                                {"link_note", or_nothing(link.note)}});
    return models;
}

Model map_row(const AreaPage& page, const Words& words)
{
    if (page.map.columns.empty())
        return false;
    Object model = map_table(page.map, page.vocabulary, words);
    model["map_address"] = map_address(words.language(), page.map.request);
    model["whole_map_address"] = map_address(words.language(), {});
    return model;
}

void add_relations(Object& model, const AreaPage& page, const Words& words)
{
    const auto links = [&](const std::vector<std::size_t>& positions) {
        return list_or_nothing(area_links(positions, page.vocabulary, page.counts, words));
    };
    model["broader"] = links(page.area.broader);
    model["narrower"] = links(page.area.narrower);
    model["related"] = links(page.area.related);
}

}  // namespace

std::string areas_page(Site& site, std::string_view language, const AreasPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("areas.title"),
               .other_address = page_address(words.other_language(), "areas"),
               .section = "areas"});
    List branches;
    for (const std::size_t top : by_label(page.vocabulary.top(), page.vocabulary, language))
        branches.push_back(branch(top, page, words));
    model["branches"] = Model(branches);
    return site.render("areas", words, std::move(model));
}

std::string area_page(Site& site, std::string_view language, const AreaPage& page)
{
    const Words words = site.words(language);
    const std::string label(preferred_label(page.area, language));
    const std::uint32_t n = count_of(page.counts, page.area.id);
    Object model;
    add_frame(model, site, words,
              {.title = label,
               .description = std::string(definition(page.area, language)),
               .other_address = area_address(words.other_language(), page.area.id),
               .canonical = page.base_url + area_address(language, page.area.id),
               .section = "areas",
               .sample = any_sample(page.guides) || any_sample(page.newest),
               .base_url = page.base_url,
               .feeds = feed_links(area_address(language, page.area.id), "",
                                   words("feed.title", {{"what", label}}))});
    add_share(model, {.address = page.base_url + area_address(language, page.area.id),
                      .title = words("feed.title", {{"what", label}}),
                      .text = std::string(definition(page.area, language))});
    add_relations(model, page, words);
    model["crumbs"] = Model(crumbs(page, words));
    model["label"] = label;
    model["definition"] = or_nothing(definition(page.area, language));
    model["deprecated"] = page.area.deprecated;
    model["also"] = or_nothing(other_words(page.area, language));
    model["countries"] = list_or_nothing(words_by_country(page.area, words));
    model["search_address"] = search_in(page, words);
    model["see_all"] = n == 0 ? Model(false) : Model(words.count("area.see_all", n));
    model["guides"] = list_or_nothing(cards(page.guides, page.vocabulary, words));
    model["strongest"] = list_or_nothing(cards(page.strongest, page.vocabulary, words));
    model["kinds"] = list_or_nothing(kinds(page, words));
    model["map"] = map_row(page, words);
    model["area_lists"] = list_or_nothing(links(page.lists, words));
    model["questions"] = list_or_nothing(links(page.questions, words));
    model["newest"] = list_or_nothing(cards(page.newest, page.vocabulary, words));
    model["empty"] = page.guides.empty() && page.newest.empty();
    return site.render("area", words, std::move(model));
}

}  // namespace findings::server
