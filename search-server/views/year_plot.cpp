#include "search-server/views/year_plot.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace findings::server {
namespace {

constexpr int most_years = 20;
// in units of the drawing (viewBox 0 0 290 92)
constexpr int width = 290;
constexpr int ground = 72;

std::map<int, std::uint32_t> by_year(const std::vector<FacetValue>& years)
{
    std::map<int, std::uint32_t> counts;
    for (const FacetValue& value : years) {
        int year = 0;
        const char* end = value.value.data() + value.value.size();
        if (std::from_chars(value.value.data(), end, year).ptr == end && value.count > 0)
            counts[year] = value.count;
    }
    return counts;
}

}  // namespace

Model year_plot(const std::vector<FacetValue>& years, std::string_view id, const Words& words)
{
    std::map<int, std::uint32_t> counts = by_year(years);
    if (counts.size() < 2)
        return false;
    const int last = counts.rbegin()->first;
    const int first = std::max(counts.begin()->first, last - most_years + 1);
    counts.erase(counts.begin(), counts.lower_bound(first));
    const auto top =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const int step = width / std::max(last - first + 1, 5);
    List bars;
    List rows;
    for (int year = first; year <= last; ++year) {
        const auto found = counts.find(year);
        const std::uint32_t n = found == counts.end() ? 0 : found->second;
        const auto height =
            static_cast<int>((std::uint64_t{n} * ground + top->second - 1) / top->second);
        if (n > 0)
            bars.push_back(Object{{"x", std::to_string((year - first) * step + 1)},
                                  {"y", std::to_string(ground - height)},
                                  {"width", std::to_string(step - 3)},
                                  {"height", std::to_string(height)}});
        rows.push_back(Object{{"year", std::to_string(year)}, {"n", words.number(n)}});
    }
    return Object{
        {"plot_id", std::string(id)},
        {"plot_title", words("search.year_plot", {{"from", std::to_string(first)},
                                                  {"to", std::to_string(last)},
                                                  {"top", std::to_string(top->first)}})},
        {"bars", bars},
        {"rows", rows},
        {"first_year", std::to_string(first)},
        {"last_year", std::to_string(last)},
        {"last_x", std::to_string((last - first + 1) * step)},
    };
}

}  // namespace findings::server
