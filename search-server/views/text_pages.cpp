#include "search-server/views/text_pages.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/area_words.hpp"
#include "search-server/views/card.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/verdict.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

// Texts of more than a sentence are a template a language: "about.en", "about.fr".
std::string prose_page(Site& site, std::string_view language, std::string_view name,
                       std::string_view title_key)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words(title_key),
               .other_address = page_address(words.other_language(), name),
               .section = name});
    return site.render(std::string(name) + "." + std::string(language), words, std::move(model));
}

Model example(std::string_view key, std::string_view language, const Words& words)
{
    SearchRequest request;
    request.text = words(key);
    return Object{{"example", request.text},
                  {"example_address", search_address(words.language(), request)},
                  {"example_language", foreign(language, words)}};
}

List top_areas(const HomePage& page, const Words& words)
{
    const Vocabulary& vocabulary = page.vocabulary;
    List links;
    for (const std::size_t top : by_label(vocabulary.top(), vocabulary, words.language()))
        links.emplace_back(counted_area(vocabulary.concepts()[top], page.counts, words));
    return links;
}

// One of each weight and colour, in the words that pages use.
List legend(const Words& words)
{
    const std::array findings = {
        Finding{Confidence::strong, Confidence::strong, Direction::helps, {}},
        Finding{Confidence::moderate, Confidence::moderate, Direction::no_clear_effect, {}},
        Finding{Confidence::limited, Confidence::limited, Direction::harm_or_concern, {}},
        Finding{Confidence::very_limited, Confidence::very_limited, Direction::mixed, {}},
        Finding{}};
    List all;
    for (const Finding& finding : findings) {
        const Verdict sentence = verdict(finding, words);
        all.push_back(Object{{"rule", rule_classes(finding.low, finding.direction)},
                             {"verdict_head", sentence.head},
                             {"verdict_rest", sentence.rest}});
    }
    return all;
}

std::string guides_address(std::string_view language)
{
    SearchRequest request;
    request.filters[Facet::kind] = {std::string(token(Kind::practice_guide))};
    request.sort = Sort::newest;
    return search_address(language, request);
}

std::string error_key(unsigned status)
{
    static constexpr std::array known = {400U, 403U, 404U, 405U, 500U, 503U, 507U};
    const bool worded = std::find(known.begin(), known.end(), status) != known.end();
    return worded ? std::to_string(status) : "other";
}

}  // namespace

std::string home_page(Site& site, std::string_view language, const HomePage& page)
{
    const Words words = site.words(language);
    Object model;
    const bool sample = std::any_of(page.guides.begin(), page.guides.end(),
                                    [](const Card& card) { return is_sample(card.publisher); });
    add_frame(model, site, words,
              {.title = words("home.title"),
               .other_address = page_address(words.other_language(), ""),
               .canonical = page.base_url + page_address(language, ""),
               .sample = sample,
               .search_field = false,
               .base_url = page.base_url,
               .feeds = feed_links(page_address(language, "search"), "",
                                   words("feed.title", {{"what", words("search.heading_all")}}))});
    const std::string_view own = words.language();
    const std::string_view other = words.other_language();
    model["example_1"] = example("home.example_1", own, words);
    model["example_2"] = example("home.example_2", own, words);
    model["example_3"] = example("home.example_3", other, words);
    List guides;
    for (const Card& card : page.guides)
        guides.emplace_back(card_model(card, page.vocabulary, words));
    model["guides"] = list_or_nothing(guides);
    model["guides_address"] = guides_address(language);
    model["areas"] = Model(top_areas(page, words));
    model["legend"] = Model(legend(words));
    model["records"] = words.count("home.records", page.records);
    return site.render("home", words, std::move(model));
}

std::string about_page(Site& site, std::string_view language)
{
    return prose_page(site, language, "about", "about.title");
}

std::string help_page(Site& site, std::string_view language)
{
    return prose_page(site, language, "help", "help.title");
}

std::string error_page(Site& site, std::string_view language, const ErrorPage& page)
{
    const Words words = site.words(language);
    const std::string key = page.of.empty() ? error_key(page.status) : std::string(page.of);
    Object model;
    add_frame(model, site, words,
              {.title = words("error.title_" + key),
               .other_address = page_address(words.other_language(), "")});
    model["error_title"] = words("error.title_" + key);
    model["error_text"] = words("error.text_" + key);
    model["error_detail"] = or_nothing(page.detail);
    model["detail_language"] = foreign("en", words);
    model["error_number"] = words("error.number", {{"status", std::to_string(page.status)}});
    return site.render("error", words, std::move(model));
}

}  // namespace findings::server
