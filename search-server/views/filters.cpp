#include "search-server/views/filters.hpp"

#include "search-server/views/year_plot.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

constexpr std::size_t most_in_sight = 8;  // values of a facet before "Show more"
constexpr std::size_t most_values = 60;   // values of a facet on the page at all
constexpr std::array minute_choices = {5, 10, 20};

constexpr std::array first_facets = {Facet::direction, Facet::kind};
constexpr std::array middle_facets = {Facet::country};
constexpr std::array language_facet = {Facet::language};
constexpr std::array more_facets = {Facet::area,         Facet::outcome,       Facet::population,
                                    Facet::intervention, Facet::evidence_type, Facet::setting,
                                    Facet::audience,     Facet::publisher};

bool is_selected(const SearchRequest& request, Facet facet, std::string_view value)
{
    const auto values = request.filters.find(facet);
    return values != request.filters.end() &&
           std::find(values->second.begin(), values->second.end(), value) != values->second.end();
}

// What was counted, and what is ticked without having been: so that it can be unticked.
std::vector<FacetValue> values_of(Facet facet, const SearchRequest& request,
                                  const SearchResult& result)
{
    std::vector<FacetValue> values;
    if (const auto counted = result.facets.find(facet); counted != result.facets.end())
        values = counted->second;
    if (const auto ticked = request.filters.find(facet); ticked != request.filters.end())
        for (const std::string& value : ticked->second)
            if (std::none_of(values.begin(), values.end(),
                             [&](const FacetValue& known) { return known.value == value; }))
                values.push_back({value, 0, true, 0});
    for (FacetValue& value : values)
        value.selected = is_selected(request, facet, value.value);
    std::erase_if(values,
                  [](const FacetValue& value) { return value.count == 0 && !value.selected; });
    return values;
}

Object choice(std::string_view name, std::string_view value, const std::string& label, bool checked)
{
    return Object{{"name", std::string(name)},
                  {"value", std::string(value)},
                  {"label", label},
                  {"checked", checked},
                  {"counted", false},
                  {"hint", false}};
}

void add_count(Object& choice, std::uint32_t n, const Words& words)
{
    choice["counted"] =
        Object{{"n", words.number(n)}, {"results", words.count("search.n_results", n)}};
}

Object group(Facet facet, const Words& words)
{
    return Object{{"legend", words.label("filter", name(facet))},
                  {"radio", false},
                  {"choices", Model(List{})},
                  {"more", false},
                  {"left_out", false}};
}

// Closed lists keep their own order, which means something; open ones go by count.
bool keeps_order(Facet facet)
{
    return facet == Facet::direction || facet == Facet::kind;
}

Model checkbox_group(Facet facet, std::vector<FacetValue> values, const Vocabulary& vocabulary,
                     const Words& words)
{
    if (!keeps_order(facet))
        std::stable_sort(values.begin(), values.end(),
                         [](const FacetValue& a, const FacetValue& b) {
                             return std::pair(a.selected, a.count) > std::pair(b.selected, b.count);
                         });
    List choices;
    for (const FacetValue& value : values) {
        if (choices.size() == most_values)
            break;
        Object one = choice(name(facet), value.value,
                            value_label(facet, value.value, vocabulary, words), value.selected);
        add_count(one, value.count, words);
        choices.emplace_back(std::move(one));
    }
    Object model = group(facet, words);
    // one value more is not worth a click
    if (choices.size() > most_in_sight + 1) {
        const auto middle = choices.begin() + most_in_sight;
        const std::string n = words.number(static_cast<std::uint64_t>(choices.end() - middle));
        model["more"] = Object{{"more_label", words("search.show_more", {{"n", n}})},
                               {"choices", Model(List(middle, choices.end()))}};
        choices.erase(middle, choices.end());
    }
    model["choices"] = choices;
    if (values.size() > most_values)
        model["left_out"] =
            words("search.and_more", {{"n", words.number(values.size() - most_values)}});
    return model;
}

template <std::size_t n>
void add_groups(List& groups, const std::array<Facet, n>& facets, const SearchRequest& request,
                const SearchResult& result, const Vocabulary& vocabulary, const Words& words)
{
    for (const Facet facet : facets)
        if (const auto values = values_of(facet, request, result); !values.empty())
            groups.push_back(checkbox_group(facet, values, vocabulary, words));
}

Model confidence_group(const SearchRequest& request, const SearchResult& result, const Words& words)
{
    const std::vector<FacetValue> values = values_of(Facet::confidence, request, result);
    const bool any = request.filters.find(Facet::confidence) == request.filters.end() ||
                     request.filters.at(Facet::confidence).empty();
    List choices;
    Object all = choice(name(Facet::confidence), "", words("search.any_confidence"), any);
    if (any)
        add_count(all, result.total > 0 ? result.total : result.total_some, words);
    choices.emplace_back(std::move(all));
    // from the surest down, not rated last
    static constexpr std::array order = {Confidence::strong, Confidence::moderate,
                                         Confidence::limited, Confidence::very_limited,
                                         Confidence::not_rated};
    for (const Confidence level : order)
        for (const FacetValue& value : values) {
            if (value.value != token(level))
                continue;
            Object one = choice(name(Facet::confidence), value.value,
                                words.label("confidence_filter", value.value), value.selected);
            add_count(one, value.count, words);
            if (value.possibly > 0)
                one["hint"] = words.count("search.possibly", value.possibly);
            choices.emplace_back(std::move(one));
        }
    Object model = group(Facet::confidence, words);
    model["radio"] = true;
    model["choices"] = choices;
    return model;
}

Model minutes_group(const SearchRequest& request, const Words& words)
{
    List choices{choice("minutes_max", "", words("search.any_minutes"), !request.minutes_max)};
    bool offered = !request.minutes_max;
    for (const int minutes : minute_choices) {
        offered = offered || request.minutes_max == minutes;
        choices.push_back(choice("minutes_max", std::to_string(minutes),
                                 words.count("search.minutes", static_cast<unsigned>(minutes)),
                                 request.minutes_max == minutes));
    }
    if (!offered)
        choices.push_back(choice(
            "minutes_max", std::to_string(*request.minutes_max),
            words.count("search.minutes", static_cast<unsigned>(*request.minutes_max)), true));
    return Object{{"legend", words("filter.minutes")},
                  {"radio", true},
                  {"choices", choices},
                  {"more", false},
                  {"left_out", false}};
}

template <std::size_t n>
bool any_selected(const SearchRequest& request, const std::array<Facet, n>& facets)
{
    return std::any_of(facets.begin(), facets.end(), [&](Facet facet) {
        const auto values = request.filters.find(facet);
        return values != request.filters.end() && !values->second.empty();
    });
}

List hidden_fields(const SearchRequest& request)
{
    List fields;
    const auto add = [&](std::string_view name, std::string_view value) {
        fields.push_back(Object{{"name", std::string(name)}, {"value", std::string(value)}});
    };
    if (!request.text.empty())
        add("q", request.text);
    if (request.sort != Sort::relevance)
        add("sort", name(request.sort));
    if (!request.expand)
        add("expand", "0");
    for (const std::string& dropped : request.drop)
        add("drop", dropped);
    return fields;
}

std::string year_text(std::optional<int> year)
{
    return year ? std::to_string(*year) : std::string();
}

}  // namespace

std::string value_label(Facet facet, std::string_view value, const Vocabulary& vocabulary,
                        const Words& words)
{
    if (facet == Facet::publisher || facet == Facet::intervention || facet == Facet::year)
        return std::string(value);
    if (facet == Facet::area) {
        const Concept* area = vocabulary.find(value);
        return std::string(area == nullptr ? value : preferred_label(*area, words.language()));
    }
    return words.label(name(facet), value);
}

Object filters_model(const SearchRequest& request, const SearchResult& result,
                     const Vocabulary& vocabulary, const Words& words)
{
    List groups{confidence_group(request, result, words)};
    add_groups(groups, first_facets, request, result, vocabulary, words);
    groups.push_back(minutes_group(request, words));
    add_groups(groups, middle_facets, request, result, vocabulary, words);
    List languages;
    add_groups(languages, language_facet, request, result, vocabulary, words);
    List more;
    add_groups(more, more_facets, request, result, vocabulary, words);
    return Object{
        {"hidden", Model(hidden_fields(request))},
        {"groups", groups},
        {"year_from", year_text(request.year_from)},
        {"year_to", year_text(request.year_to)},
        {"plot", year_plot(values_of(Facet::year, request, result), "plot-t", words)},
        {"language_groups", languages},
        {"more_groups", list_or_nothing(more)},
        {"more_open", any_selected(request, more_facets)},
    };
}

}  // namespace findings::server
