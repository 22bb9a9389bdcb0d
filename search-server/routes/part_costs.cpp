#include "search-server/routes/part_costs.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace findings::server {
namespace {

constexpr std::size_t most_parts = 6;  // each is a search

// Words and phrases as typed; "a OR b" is one.
std::vector<std::string> text_parts(std::string_view text)
{
    std::vector<std::string> parts;
    std::string part;
    bool quoted = false;
    const auto end_part = [&] {
        if (!part.empty())
            parts.push_back(std::exchange(part, {}));
    };
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (c == ' ' && !quoted)
            end_part();
        else
            part += c;
    }
    end_part();
    for (std::size_t i = 1; i + 1 < parts.size();) {
        if (parts[i] == "OR") {
            parts[i - 1] += " OR " + parts[i + 1];
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i),
                        parts.begin() + static_cast<std::ptrdiff_t>(i) + 2);
        } else {
            ++i;
        }
    }
    return parts;
}

std::string all_but(const std::vector<std::string>& parts, std::size_t left_out)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (i != left_out)
            text += (text.empty() ? "" : " ") + parts[i];
    return text;
}

void add_filters(std::vector<PartCost>& costs, const SearchRequest& request)
{
    for (const auto& [facet, values] : request.filters)
        for (const std::string& value : values) {
            PartCost cost{.facet = facet, .value = value, .without = request};
            std::erase(cost.without.filters[facet], value);
            if (cost.without.filters[facet].empty())
                cost.without.filters.erase(facet);
            costs.push_back(std::move(cost));
        }
}

void add_years(std::vector<PartCost>& costs, const SearchRequest& request)
{
    if (!request.year_from && !request.year_to)
        return;
    const std::string from = request.year_from ? std::to_string(*request.year_from) : "";
    const std::string to = request.year_to ? std::to_string(*request.year_to) : "";
    PartCost cost{.facet = Facet::year, .value = from + ".." + to, .without = request};
    cost.without.year_from.reset();
    cost.without.year_to.reset();
    costs.push_back(std::move(cost));
}

void add_text(std::vector<PartCost>& costs, const SearchRequest& request)
{
    const std::vector<std::string> parts = text_parts(request.text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        PartCost cost{.text = parts[i], .without = request};
        cost.without.text = all_but(parts, i);
        costs.push_back(std::move(cost));
    }
}

}  // namespace

std::vector<PartCost> searches_with_less(const SearchRequest& request)
{
    std::vector<PartCost> costs;
    add_filters(costs, request);
    add_years(costs, request);
    add_text(costs, request);
    if (costs.size() < 2)
        return {};
    if (costs.size() > most_parts)
        costs.erase(costs.begin() + most_parts, costs.end());
    for (PartCost& cost : costs)
        cost.without.offset = 0;
    return costs;
}

std::vector<PartCost> part_costs(const SearchRequest& request, IndexReader& index)
{
    std::vector<PartCost> costs = searches_with_less(request);
    for (PartCost& cost : costs) {
        SearchRequest counted = cost.without;
        counted.limit = 1;
        counted.facets = false;
        const SearchResult result = index.search(counted);
        cost.found = result.total;
    }
    const bool none_helps = std::all_of(costs.begin(), costs.end(),
                                        [](const PartCost& cost) { return cost.found == 0; });
    if (none_helps)
        costs.clear();
    return costs;
}

}  // namespace findings::server
