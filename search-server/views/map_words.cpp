#include "search-server/views/map_words.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/filters.hpp"
#include "search-server/views/map_page.hpp"

#include <algorithm>

namespace findings::server {
namespace {

constexpr std::size_t most_gap_rows = 6;
constexpr std::size_t most_named = 5;  // values in one sentence
constexpr std::size_t most_surest = 5;

struct PlacedCell {
    std::size_t row;
    std::size_t column;
    CrossCell cell;
};

std::vector<PlacedCell> sure_cells(const EvidenceMap& map)
{
    std::vector<PlacedCell> all;
    for (std::size_t row = 0; row < map.rows.size(); ++row)
        for (std::size_t column = 0; column < map.columns.size(); ++column)
            if (map.at(row, column).surest >= Confidence::moderate)
                all.push_back({row, column, map.at(row, column)});
    std::stable_sort(all.begin(), all.end(), [](const PlacedCell& a, const PlacedCell& b) {
        return std::pair(a.cell.surest, a.cell.count) > std::pair(b.cell.surest, b.cell.count);
    });
    if (all.size() > most_surest)
        all.erase(all.begin() + most_surest, all.end());
    return all;
}

std::vector<std::string> gaps_of(const EvidenceMap& map, std::size_t row)
{
    std::vector<std::string> gaps;
    for (std::size_t column = 0; column < map.columns.size(); ++column)
        if (map.at(row, column).count == 0)
            gaps.push_back(map.columns[column]);
    return gaps;
}

}  // namespace

std::string labels_within(Facet facet, const std::vector<std::string>& values,
                          const Vocabulary& vocabulary, const Words& words)
{
    std::vector<std::string> labels;
    for (const std::string& value : values)
        if (labels.size() < most_named)
            labels.push_back(within_sentence(value_label(facet, value, vocabulary, words)));
    if (values.size() > labels.size())
        labels.push_back(
            words("map.and_more", {{"n", words.number(values.size() - labels.size())}}));
    return joined(labels, ", ");
}

List gap_sentences(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words)
{
    List sentences;
    for (std::size_t row = 0; row < map.rows.size() && sentences.size() < most_gap_rows; ++row) {
        const std::vector<std::string> gaps = gaps_of(map, row);
        if (gaps.empty())
            continue;
        const bool all = gaps.size() == map.columns.size();
        const std::string named = labels_within(map.request.columns, gaps, vocabulary, words);
        sentences.push_back(Object{
            {"gap_row", value_label(map.request.rows, map.rows[row], vocabulary, words)},
            {"gap_text", all ? words("map.gap_all") : words("map.gap", {{"columns", named}})}});
    }
    return sentences;
}

std::string nothing_on(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words)
{
    if (map.nothing_on.empty())
        return {};
    return words("map.nothing_on", {{"columns", labels_within(map.request.columns, map.nothing_on,
                                                              vocabulary, words)}});
}

List surest_cells(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words)
{
    List cells;
    for (const PlacedCell& sure : sure_cells(map)) {
        const std::string& row = map.rows[sure.row];
        const std::string& column = map.columns[sure.column];
        cells.push_back(
            Object{{"surest_address",
                    search_address(words.language(), search_of_cell(map.request, row, column))},
                   {"surest_names",
                    words("map.row_and_column",
                          {{"row", value_label(map.request.rows, row, vocabulary, words)},
                           {"column", within_sentence(value_label(map.request.columns, column,
                                                                  vocabulary, words))}})},
                   {"surest_text",
                    words.count("areas.records", sure.cell.count) + ", " +
                        within_sentence(words.label("confidence", token(sure.cell.surest)))}});
    }
    return cells;
}

Model deeper_address(const EvidenceMap& map, std::size_t row, const Vocabulary& vocabulary,
                     const Words& words)
{
    const Concept* const area =
        map.request.rows == Facet::area ? vocabulary.find(map.rows[row]) : nullptr;
    const bool is_whole_map = map.rows.front() == map.rows[row] && map.rows.size() > 1 &&
                              map.request.search.filters.contains(Facet::area);
    if (area == nullptr || area->narrower.empty() || is_whole_map)
        return false;
    MapRequest deeper = map.request;
    deeper.search.filters[Facet::area] = {area->id};
    return map_address(words.language(), deeper);
}

}  // namespace findings::server
