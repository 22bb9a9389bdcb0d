#include "search-server/views/pictures.hpp"

#include "search-server/views/filters.hpp"
#include "search-server/views/year_plot.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

constexpr std::size_t most_bars = 8;
// in units of the drawing
constexpr std::uint32_t width = 290;
constexpr std::size_t row_height = 34;

const std::vector<std::string>* ticked(const SearchRequest& request, Facet facet)
{
    const auto values = request.filters.find(facet);
    return values == request.filters.end() || values->second.empty() ? nullptr : &values->second;
}

std::vector<FacetValue> counted(const SearchResult& result, Facet facet)
{
    const auto values = result.facets.find(facet);
    return values == result.facets.end() ? std::vector<FacetValue>() : values->second;
}

/// What of the facet is in the result: it was counted without its own filter.
std::vector<FacetValue> shown(const SearchRequest& request, const SearchResult& result, Facet facet)
{
    std::vector<FacetValue> values = counted(result, facet);
    const std::vector<std::string>* const wanted = ticked(request, facet);
    std::erase_if(values, [&](const FacetValue& value) {
        return value.count == 0 || (wanted != nullptr && std::find(wanted->begin(), wanted->end(),
                                                                   value.value) == wanted->end());
    });
    return values;
}

std::vector<PictureBar> bars_of(std::vector<FacetValue> values, Facet facet,
                                const Vocabulary& vocabulary, const Words& words)
{
    std::vector<PictureBar> bars;
    for (const FacetValue& value : values)
        if (bars.size() < most_bars)
            bars.push_back({value_label(facet, value.value, vocabulary, words), value.count});
    return bars;
}

/// A province counts for its country too, and is left to that.
std::vector<FacetValue> countries(const SearchRequest& request, const SearchResult& result)
{
    std::vector<FacetValue> values = shown(request, result, Facet::country);
    if (ticked(request, Facet::country) == nullptr)
        std::erase_if(values, [](const FacetValue& value) { return value.value.size() > 2; });
    return values;
}

Model picture(std::string_view id, const std::string& title, const std::vector<PictureBar>& bars,
              const Words& words)
{
    std::uint32_t most = 1;
    for (const PictureBar& bar : bars)
        most = std::max(most, bar.count);
    List drawn;
    for (std::size_t i = 0; i < bars.size(); ++i)
        drawn.push_back(
            Object{{"bar_label", bars[i].label},
                   {"bar_n", words.number(bars[i].count)},
                   {"text_y", std::to_string(i * row_height + 14)},
                   {"bar_y", std::to_string(i * row_height + 19)},
                   {"bar_width", std::to_string(std::max<std::uint64_t>(
                                     1, std::uint64_t{bars[i].count} * width / most))}});
    return Object{{"picture_id", std::string(id)},
                  {"picture_title", title},
                  {"picture_height", std::to_string(bars.size() * row_height)},
                  {"picture_bars", drawn}};
}

/// Only the years that the search takes.
std::vector<FacetValue> years(const SearchRequest& request, const SearchResult& result)
{
    std::vector<FacetValue> values = counted(result, Facet::year);
    std::erase_if(values, [&](const FacetValue& value) {
        const int year = std::stoi(value.value);
        return (request.year_from && year < *request.year_from) ||
               (request.year_to && year > *request.year_to);
    });
    return values;
}

}  // namespace

std::vector<PictureBar> confidence_bars(const SearchRequest& request, const SearchResult& result,
                                        const Words& words)
{
    static constexpr std::array levels = {Confidence::strong, Confidence::moderate,
                                          Confidence::limited, Confidence::very_limited,
                                          Confidence::not_rated};
    const std::vector<std::string>* const least = ticked(request, Facet::confidence);
    const std::vector<FacetValue> values = counted(result, Facet::confidence);
    std::vector<PictureBar> bars;
    std::uint32_t surer = 0;
    for (const Confidence level : levels) {
        const auto value = std::find_if(values.begin(), values.end(), [&](const FacetValue& one) {
            return one.value == token(level);
        });
        std::uint32_t reached = value == values.end() ? 0 : value->count;
        // of those that are not rated none reaches anything
        const std::uint32_t own = level == Confidence::not_rated ? reached
                                  : reached > surer              ? reached - surer
                                                                 : 0;
        surer = std::max(surer, reached);
        if (own > 0)
            bars.push_back({words.label("confidence", token(level)), own});
        if (least != nullptr && least->front() == token(level))
            break;
    }
    return bars;
}

Model pictures(const SearchRequest& request, const SearchResult& result,
               const Vocabulary& vocabulary, const Words& words)
{
    List drawn;
    const auto add = [&](std::string_view id, Facet facet, const std::vector<PictureBar>& bars) {
        if (bars.size() > 1)
            drawn.push_back(
                picture(id, words("picture.by", {{"filter", words.label("filter", name(facet))}}),
                        bars, words));
    };
    const auto bars = [&](Facet facet, std::vector<FacetValue> values) {
        return bars_of(std::move(values), facet, vocabulary, words);
    };
    add("p-confidence", Facet::confidence, confidence_bars(request, result, words));
    add("p-direction", Facet::direction,
        bars(Facet::direction, shown(request, result, Facet::direction)));
    add("p-country", Facet::country, bars(Facet::country, countries(request, result)));
    Model by_year = year_plot(years(request, result), "p-year", words);
    if (drawn.empty() && by_year.is_false())
        return false;
    return Object{
        {"by_year", std::move(by_year)},
        {"year_title", words("picture.by", {{"filter", words.label("filter", name(Facet::year))}})},
        {"pictures", drawn}};
}

}  // namespace findings::server
