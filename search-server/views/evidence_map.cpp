#include "search-server/views/evidence_map.hpp"

#include "library/record/terms.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <span>

namespace findings::server {
namespace {

/// The counts of one axis by value; those that nobody has count nothing.
class Places {
public:
    explicit Places(const std::vector<std::string>& values)
    {
        for (std::size_t i = 0; i < values.size(); ++i)
            places_.emplace(values[i], i);
    }
    std::optional<std::size_t> of(const std::string& value) const
    {
        const auto found = places_.find(value);
        return found == places_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::string, std::size_t> places_;
};

std::vector<std::string> ticked(const SearchRequest& request, Facet facet)
{
    const auto values = request.filters.find(facet);
    return values == request.filters.end() ? std::vector<std::string>() : values->second;
}

std::vector<std::string> ids(const std::vector<std::size_t>& positions,
                             const Vocabulary& vocabulary)
{
    std::vector<std::string> all;
    for (const std::size_t position : positions)
        if (!vocabulary.concepts()[position].deprecated)
            all.push_back(vocabulary.concepts()[position].id);
    return all;
}

std::vector<std::string> area_values(const SearchRequest& request, const Vocabulary& vocabulary)
{
    std::vector<std::string> areas = ticked(request, Facet::area);
    if (areas.empty())
        return ids(vocabulary.top(), vocabulary);
    const Concept* const only = areas.size() == 1 ? vocabulary.find(areas.front()) : nullptr;
    if (only != nullptr)
        for (std::string& below : ids(only->narrower, vocabulary))
            areas.push_back(std::move(below));
    return areas;
}

/// Tokens that the facet's list has, whether or not anything is on them.
std::vector<std::string> known_values(Facet facet)
{
    std::span<const std::string_view> known;
    if (facet == Facet::outcome)
        known = outcome_tokens();
    else if (facet == Facet::population)
        known = population_tokens();
    else if (facet == Facet::setting)
        known = setting_tokens();
    return {known.begin(), known.end()};
}

/// Values and how many works of the result have each, the most first.
using Counted = std::vector<std::pair<std::uint32_t, std::string>>;

std::vector<std::string> by_count(Counted counted)
{
    std::stable_sort(counted.begin(), counted.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> values;
    for (auto& [count, value] : counted)
        values.push_back(std::move(value));
    return values;
}

std::vector<std::string> row_values(const MapRequest& request, const CrossCounts& counts,
                                    const Vocabulary& vocabulary)
{
    if (request.rows == Facet::area)
        return area_values(request.search, vocabulary);
    if (auto values = ticked(request.search, request.rows); !values.empty())
        return values;
    Counted counted;
    for (std::size_t i = 0; i < counts.rows.size(); ++i)
        counted.emplace_back(counts.at(i, counts.columns.size()).count, counts.rows[i]);
    return by_count(std::move(counted));
}

std::vector<std::string> column_values(const MapRequest& request, const CrossCounts& counts)
{
    if (auto values = ticked(request.search, request.columns); !values.empty())
        return values;
    Counted counted;
    for (std::size_t i = 0; i < counts.columns.size(); ++i)
        counted.emplace_back(counts.at(counts.rows.size(), i).count, counts.columns[i]);
    return by_count(std::move(counted));
}

/// Takes the values past so many away, and returns them.
std::vector<std::string> take_rest(std::vector<std::string>& values, std::size_t most)
{
    if (values.size() <= most)
        return {};
    const auto last = values.begin() + static_cast<std::ptrdiff_t>(most);
    std::vector<std::string> rest(std::make_move_iterator(last),
                                  std::make_move_iterator(values.end()));
    values.erase(last, values.end());
    return rest;
}

void add_cells(EvidenceMap& map, const CrossCounts& counts)
{
    const Places rows(counts.rows);
    const Places columns(counts.columns);
    for (const std::string& row : map.rows) {
        const auto r = rows.of(row);
        map.whole_rows.push_back(r ? counts.at(*r, counts.columns.size()) : CrossCell{});
        for (const std::string& column : map.columns) {
            const auto c = columns.of(column);
            map.cells.push_back(r && c ? counts.at(*r, *c) : CrossCell{});
        }
    }
}

SearchRequest first_page(SearchRequest request)
{
    request.offset = 0;
    request.sort = SearchRequest{}.sort;
    return request;
}

}  // namespace

SearchRequest search_of_row(const MapRequest& map, const std::string& row)
{
    SearchRequest search = first_page(map.search);
    search.filters[map.rows] = {row};
    return search;
}

SearchRequest search_of_column(const MapRequest& map, const std::string& column)
{
    SearchRequest search = first_page(map.search);
    search.filters[map.columns] = {column};
    return search;
}

SearchRequest search_of_cell(const MapRequest& map, const std::string& row,
                             const std::string& column)
{
    SearchRequest search = search_of_row(map, row);
    search.filters[map.columns] = {column};
    return search;
}

EvidenceMap evidence_map(const MapRequest& request, const CrossCounts& counts,
                         const Vocabulary& vocabulary, MapSize most)
{
    EvidenceMap map{.request = request,
                    .rows = row_values(request, counts, vocabulary),
                    .columns = column_values(request, counts),
                    .total = counts.cells.back().count};
    if (ticked(request.search, request.columns).empty())
        for (std::string& known : known_values(request.columns))
            if (std::find(map.columns.begin(), map.columns.end(), known) == map.columns.end())
                map.nothing_on.push_back(std::move(known));
    if (request.rows != Facet::area)
        map.further_rows = take_rest(map.rows, most.rows);
    map.further_columns = take_rest(map.columns, most.columns);
    add_cells(map, counts);
    return map;
}

std::array<std::uint32_t, 4> map_size_limits(std::uint32_t most)
{
    // round numbers, so that the fullest cell has the largest square and others have smaller ones
    static constexpr std::array<std::uint64_t, 3> steps{1, 2, 5};
    std::uint64_t scale = 1;
    for (std::size_t step = 1; 75 * scale < 2 * std::uint64_t{most}; ++step) {
        scale = steps[step % steps.size()];
        for (std::size_t tens = step / steps.size(); tens > 0; --tens)
            scale *= 10;
    }
    const auto of = [&](std::uint64_t n) { return static_cast<std::uint32_t>(n * scale); };
    return {of(2), of(5), of(9), of(15)};
}

int map_size(std::uint32_t count, std::uint32_t most)
{
    if (count == 0)
        return 0;
    const auto limits = map_size_limits(most);
    return 1 +
           static_cast<int>(std::lower_bound(limits.begin(), limits.end(), count) - limits.begin());
}

std::uint32_t fullest(const EvidenceMap& map)
{
    std::uint32_t most = 0;
    for (const CrossCell& cell : map.cells)
        most = std::max(most, cell.count);
    return most;
}

}  // namespace findings::server
