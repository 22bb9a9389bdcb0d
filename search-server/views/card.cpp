#include "search-server/views/card.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/marks.hpp"
#include "search-server/views/verdict.hpp"

#include <algorithm>

namespace findings::server {
namespace {

std::string_view primary_tag(std::string_view language)
{
    return language.substr(0, language.find('-'));
}

List eyebrow(const Card& card, const Words& words)
{
    List parts;
    if (card.year)
        parts.emplace_back(std::to_string(*card.year));
    if (card.minutes)
        parts.emplace_back(words("card.minutes", {{"n", std::to_string(*card.minutes)}}));
    const std::string_view own = primary_tag(card.language);
    if (!own.empty() && own != words.language())
        parts.emplace_back(words("card.in_language", {{"language", words.label("language", own)}}));
    for (const std::string& language : card.languages)
        if (primary_tag(language) != own)
            parts.emplace_back(words(
                "card.also_in", {{"language", words.label("language", primary_tag(language))}}));
    return parts;
}

Model flag(const std::string& text, bool grave)
{
    return Object{{"flag_text", text}, {"grave", grave}};
}

List flags(const Card& card, const Words& words)
{
    List all;
    const bool grave = card.status == Status::retracted || card.status == Status::withdrawn;
    if (grave || card.status == Status::superseded || card.status == Status::stale)
        all.push_back(flag(words.label("status", token(card.status)), grave));
    if (card.stale_translation)
        all.push_back(flag(words("card.stale_translation"), false));
    return all;
}

std::string authors(const Card& card, const Words& words)
{
    const std::string names = joined(card.authors, "; ");
    return card.author_count > card.authors.size() && !names.empty()
               ? words("card.et_al", {{"authors", names}})
               : names;
}

// Who stands behind a record from outside; ours say it on their own page.
std::string source(const Card& card, const Words& words)
{
    if (card.kind == Kind::research_summary || card.kind == Kind::practice_guide)
        return {};
    std::string text = authors(card, words);
    if (!card.publisher.empty())
        text += (text.empty() ? "" : ". ") + card.publisher;
    return text.empty() || text.back() == '.' ? text : text + ".";
}

List run_models(const std::vector<TextRun>& runs)
{
    List models;
    for (const TextRun& run : runs)
        models.push_back(Object{{"text", run.text}, {"hit", run.hit}});
    return models;
}

// The words that matched, field by field, each once.
List why_models(const Hit& hit, const Vocabulary& vocabulary, const Words& words)
{
    std::vector<std::string> fields;
    for (const MatchReason& reason : hit.why)
        if (std::find(fields.begin(), fields.end(), reason.field) == fields.end())
            fields.push_back(reason.field);
    List models;
    for (const std::string& field : fields) {
        List terms;
        std::vector<MatchReason> seen;
        for (const MatchReason& reason : hit.why) {
            if (reason.field != field || std::find(seen.begin(), seen.end(), reason) != seen.end())
                continue;
            seen.push_back(reason);
            const Concept* via = reason.via.empty() ? nullptr : vocabulary.find(reason.via);
            terms.push_back(Object{
                {"comma", !terms.empty()},
                {"term", reason.term},
                {"via", via == nullptr ? Model(false)
                                       : Model(words("search.why_via",
                                                     {{"area", std::string(preferred_label(
                                                                   *via, words.language()))}}))}});
        }
        models.push_back(Object{{"field", words.label("field", field)}, {"terms", terms}});
    }
    return models;
}

}  // namespace

List area_links(const std::vector<std::string>& areas, const Vocabulary& vocabulary,
                const Words& words)
{
    List links;
    for (const std::string& area : areas) {
        const Concept* found = vocabulary.find(area);
        if (found != nullptr)
            links.push_back(
                Object{{"comma", !links.empty()},
                       {"area_address", area_address(words.language(), found->id)},
                       {"area_label", std::string(preferred_label(*found, words.language()))}});
    }
    return links;
}

std::string where(Kind kind, const std::vector<std::string>& countries, const Words& words)
{
    if (countries.empty())
        return {};
    return words(kind == Kind::practice_guide ? "card.written_for" : "card.studied_in",
                 {{"countries", words.labels("country", countries)}});
}

Object card_model(const Card& card, const Vocabulary& vocabulary, const Words& words)
{
    const Verdict sentence =
        verdict({card.confidence_low, card.confidence_high, card.direction, {}}, words);
    return Object{
        {"card_id", card.id.str()},
        {"is_saved", false},
        {"rule", rule_classes(card.confidence_low, card.direction)},
        {"kind", words.label("kind", token(card.kind))},
        {"eyebrow", Model(eyebrow(card, words))},
        {"address", item_address(words.language(), card.id, card.title)},
        {"title", card.title},
        {"foreign", foreign(card.language, words)},
        {"flags", Model(flags(card, words))},
        {"line", card.bottom_line.empty()
                     ? Model(false)
                     : list_or_nothing(run_models({{card.bottom_line, false}}))},
        {"verdict_head", sentence.head},
        {"verdict_rest", sentence.rest},
        {"raters_differ", card.raters_differ},
        {"source", or_nothing(source(card, words))},
        {"where", or_nothing(where(card.kind, card.countries, words))},
        {"areas", Model(area_links(card.areas, vocabulary, words))},
        {"snippet", false},
        {"why", false},
        {"add_address", list_add_address(words.language(), card.id)},
    };
}

Object hit_model(const Hit& hit, const Vocabulary& vocabulary, const Words& words)
{
    Object model = card_model(hit.card, vocabulary, words);
    model["snippet"] = hit.card.bottom_line.empty();
    model["line"] = list_or_nothing(run_models(
        hit.card.bottom_line.empty() ? hit.snippet : marked(hit.card.bottom_line, hit.why)));
    model["why"] = list_or_nothing(why_models(hit, vocabulary, words));
    return model;
}

}  // namespace findings::server
