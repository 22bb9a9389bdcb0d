#include "indexer/commands/search_json.hpp"

#include "library/record/terms.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>

namespace findings::indexer {
namespace {

namespace json = boost::json;

template <class Value>
json::value or_null(const std::optional<Value>& value)
{
    return value ? json::value_from(*value) : json::value(nullptr);
}

json::array snippet_json(const std::vector<TextRun>& runs)
{
    json::array snippet;
    for (const TextRun& run : runs)
        snippet.emplace_back(json::object{{"text", run.text}, {"hit", run.hit}});
    return snippet;
}

json::array why_json(const std::vector<MatchReason>& reasons)
{
    json::array why;
    for (const MatchReason& reason : reasons)
        why.emplace_back(
            json::object{{"field", reason.field}, {"term", reason.term}, {"via", reason.via}});
    return why;
}

json::object hit_json(const Hit& hit)
{
    const Card& card = hit.card;
    json::object object{
        {"id", card.id.str()},
        {"kind", token(card.kind)},
        {"title", card.title},
        {"bottom_line", card.bottom_line},
        {"snippet", snippet_json(hit.snippet)},
        {"areas", json::value_from(card.areas)},
        {"confidence",
         json::object{{"low", token(card.confidence_low)}, {"high", token(card.confidence_high)}}},
        {"year", or_null(card.year)},
        {"publisher", card.publisher},
        {"language", card.language},
        {"minutes", or_null(card.minutes)},
        {"score", hit.score},
        {"why", why_json(hit.why)},
    };
    object["evidence_type"] =
        card.evidence_type ? json::value(token(*card.evidence_type)) : json::value(nullptr);
    object["direction"] =
        card.direction ? json::value(token(*card.direction)) : json::value(nullptr);
    return object;
}

json::array concepts_json(const std::vector<SpottedConcept>& spotted)
{
    json::array concepts;
    for (const SpottedConcept& one : spotted)
        concepts.emplace_back(json::object{
            {"id", one.id}, {"matched", one.matched}, {"also", json::value_from(one.also)}});
    return concepts;
}

json::object facets_json(const std::map<Facet, std::vector<FacetValue>>& facets)
{
    json::object object;
    for (const auto& [facet, values] : facets) {
        json::array list;
        for (const FacetValue& value : values)
            list.emplace_back(json::object{{"value", value.value}, {"count", value.count}});
        object[name(facet)] = std::move(list);
    }
    return object;
}

}  // namespace

json::object to_json(const SearchResult& result, std::string_view query)
{
    json::array results;
    for (const Hit& hit : result.hits)
        results.emplace_back(hit_json(hit));
    return {
        {"query", json::object{{"text", query},
                               {"understood", result.understood},
                               {"concepts", concepts_json(result.concepts)},
                               {"did_you_mean", or_null(result.did_you_mean)},
                               {"dropped", json::value_from(result.dropped)}}},
        {"total", result.total},
        {"total_some", result.total_some},
        {"index_revision", result.index_revision},
        {"results", std::move(results)},
        {"facets", facets_json(result.facets)},
    };
}

}  // namespace findings::indexer
