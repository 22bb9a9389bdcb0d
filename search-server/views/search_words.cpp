#include "search-server/views/search_words.hpp"

#include "library/base/text.hpp"
#include "search-server/views/filters.hpp"

#include <vector>

namespace findings::server {
namespace {

std::string filter_in_words(Facet facet, const std::vector<std::string>& values,
                            const Vocabulary& vocabulary, const Words& words)
{
    std::vector<std::string> labels;
    for (const std::string& value : values)
        labels.push_back(facet == Facet::confidence ? words.label("confidence_filter", value)
                                                    : value_label(facet, value, vocabulary, words));
    return words("search.filter_part",
                 {{"filter", words.label("filter", name(facet))}, {"value", joined(labels, ", ")}});
}

}  // namespace

std::string years_in_words(std::optional<int> from, std::optional<int> to, const Words& words)
{
    const std::string first = from ? std::to_string(*from) : std::string();
    const std::string last = to ? std::to_string(*to) : std::string();
    if (from && to)
        return words("search.year_part", {{"from", first}, {"to", last}});
    if (from)
        return words("search.year_since", {{"from", first}});
    return to ? words("search.year_until", {{"to", last}}) : std::string();
}

std::string search_in_words(const SearchRequest& request, const Vocabulary& vocabulary,
                            const Words& words)
{
    std::vector<std::string> parts;
    if (!request.text.empty())
        parts.push_back(squeezed(request.text));
    for (const auto& [facet, values] : request.filters)
        if (!values.empty())
            parts.push_back(filter_in_words(facet, values, vocabulary, words));
    if (request.year_from || request.year_to)
        parts.push_back(years_in_words(request.year_from, request.year_to, words));
    if (request.minutes_max)
        parts.push_back(words.count("search.minutes", static_cast<unsigned>(*request.minutes_max)));
    return parts.empty() ? words("search.heading_all") : joined(parts, "; ");
}

}  // namespace findings::server
