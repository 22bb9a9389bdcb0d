#include "search-server/routes/search_json.hpp"

#include "search-server/views/addresses.hpp"

namespace findings::server {
namespace {

namespace json = boost::json;

std::string area_label(std::string_view id, std::string_view language, const Vocabulary& vocabulary)
{
    const Concept* const known = vocabulary.find(id);
    return std::string(known != nullptr ? preferred_label(*known, language) : id);
}

json::array strings(const std::vector<std::string>& texts)
{
    return json::array(texts.begin(), texts.end());
}

template <class Value>
json::value or_null(const std::optional<Value>& value)
{
    return value ? json::value(*value) : json::value(nullptr);
}

template <class Term>
json::value token_or_null(const std::optional<Term>& term)
{
    return term ? json::value(token(*term)) : json::value(nullptr);
}

json::value text_or_null(std::string_view text)
{
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::array snippet_json(const std::vector<TextRun>& runs)
{
    json::array out;
    for (const TextRun& run : runs)
        out.emplace_back(json::object{{"text", run.text}, {"hit", run.hit}});
    return out;
}

json::array reasons_json(const std::vector<MatchReason>& reasons)
{
    json::array out;
    for (const MatchReason& reason : reasons)
        out.emplace_back(json::object{
            {"field", reason.field}, {"term", reason.term}, {"via", text_or_null(reason.via)}});
    return out;
}

std::string value_label(Facet facet, std::string_view value, const Words& words,
                        const Vocabulary& vocabulary)
{
    if (facet == Facet::area)
        return area_label(value, words.language(), vocabulary);
    if (facet == Facet::publisher || facet == Facet::intervention || facet == Facet::year)
        return std::string(value);
    return words.label(name(facet), value);
}

json::array facet_json(Facet facet, const std::vector<FacetValue>& values, const Words& words,
                       const Vocabulary& vocabulary)
{
    json::array out;
    for (const FacetValue& value : values) {
        json::object one{{"value", value.value},
                         {"label", value_label(facet, value.value, words, vocabulary)},
                         {"count", value.count},
                         {"selected", value.selected}};
        if (facet == Facet::confidence)
            one["possibly"] = value.possibly;
        out.emplace_back(std::move(one));
    }
    return out;
}

}  // namespace

json::array areas_json(const std::vector<std::string>& areas, std::string_view language,
                       const Vocabulary& vocabulary)
{
    json::array out;
    for (const std::string& id : areas)
        out.emplace_back(json::object{{"id", id}, {"label", area_label(id, language, vocabulary)}});
    return out;
}

json::object card_json(const Card& card, std::string_view language, const Context& context)
{
    return {
        {"id", card.id.str()},
        {"url", context.base_url + item_address(language, card.id, card.title)},
        {"work", card.work.str()},
        {"kind", token(card.kind)},
        {"status", token(card.status)},
        {"title", card.title},
        {"bottom_line", text_or_null(card.bottom_line)},
        {"areas", areas_json(card.areas, language, context.vocabulary)},
        {"evidence_type", token_or_null(card.evidence_type)},
        {"confidence", token(card.confidence_low)},
        {"confidence_high", token(card.confidence_high)},
        {"direction", token_or_null(card.direction)},
        {"raters_differ", card.raters_differ},
        {"year", or_null(card.year)},
        {"publisher", text_or_null(card.publisher)},
        {"authors", strings(card.authors)},
        {"author_count", card.author_count},
        {"countries", strings(card.countries)},
        {"language", text_or_null(card.language)},
        {"languages", strings(card.languages)},
        {"stale_translation", card.stale_translation},
        {"superseded_by", card.superseded_by ? json::value(card.superseded_by->str()) : nullptr},
        {"minutes", or_null(card.minutes)},
    };
}

json::object query_json(const SearchRequest& request, const SearchResult& result,
                        const Vocabulary& vocabulary)
{
    json::array concepts;
    for (const SpottedConcept& spotted : result.concepts)
        concepts.emplace_back(
            json::object{{"id", spotted.id},
                         {"label", area_label(spotted.id, request.language, vocabulary)},
                         {"matched", spotted.matched},
                         {"also", strings(spotted.also)}});
    return {{"text", request.text},
            {"understood", result.understood},
            {"concepts", std::move(concepts)},
            {"did_you_mean", or_null(result.did_you_mean)},
            {"dropped", strings(result.dropped)}};
}

json::object hit_json(const Hit& hit, std::string_view language, const Context& context)
{
    json::object out = card_json(hit.card, language, context);
    out["snippet"] = snippet_json(hit.snippet);
    out["score"] = hit.score;
    out["all_words"] = hit.all_words;
    out["why"] = reasons_json(hit.why);
    return out;
}

json::object facets_json(const SearchResult& result, std::string_view language,
                         const Context& context)
{
    const Words words = context.site.words(language);
    json::object out;
    for (const auto& [facet, values] : result.facets)
        out[name(facet)] = facet_json(facet, values, words, context.vocabulary);
    return out;
}

}  // namespace findings::server
