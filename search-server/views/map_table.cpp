#include "search-server/views/map_table.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/filters.hpp"
#include "search-server/views/map_page.hpp"
#include "search-server/views/map_words.hpp"

namespace findings::server {
namespace {

/// The classes of style.css for a cell's square.
std::string square_classes(const CrossCell& cell, std::uint32_t most)
{
    const int shade = static_cast<int>(cell.surest);
    return "q" + std::to_string(map_size(cell.count, most)) +
           (shade == 0 ? "" : " k" + std::to_string(shade));
}

Model cell_model(const EvidenceMap& map, std::size_t row, std::size_t column,
                 const std::string& names, const Words& words)
{
    const CrossCell& cell = map.at(row, column);
    if (cell.count == 0)
        return Object{{"there", false}, {"cell_names", names}};
    const Model there = Object{
        {"cell_address", search_address(words.language(), search_of_cell(map.request, map.rows[row],
                                                                         map.columns[column]))},
        {"square", square_classes(cell, fullest(map))},
        {"n", words.number(cell.count)},
        {"surest", words.count("map.surest", cell.count)},
        {"level", within_sentence(words.label("confidence", token(cell.surest)))},
        {"concern",
         cell.of_concern == 0 ? Model(false) : Model(words.count("map.concern", cell.of_concern))}};
    return Object{{"there", there}, {"cell_names", names}};
}

Model row_model(const EvidenceMap& map, std::size_t row, const Vocabulary& vocabulary,
                const Words& words)
{
    const std::string label = value_label(map.request.rows, map.rows[row], vocabulary, words);
    List cells;
    for (std::size_t i = 0; i < map.columns.size(); ++i) {
        const std::string column =
            value_label(map.request.columns, map.columns[i], vocabulary, words);
        cells.push_back(cell_model(map, row, i, label + ", " + within_sentence(column), words));
    }
    return Object{{"row_label", label},
                  {"row_address",
                   search_address(words.language(), search_of_row(map.request, map.rows[row]))},
                  {"row_count", words.count("areas.records", map.whole_rows[row].count)},
                  {"deeper", deeper_address(map, row, vocabulary, words)},
                  {"cells", cells}};
}

}  // namespace

Object map_table(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words)
{
    List heads;
    for (const std::string& column : map.columns)
        heads.push_back(
            Object{{"column_label", value_label(map.request.columns, column, vocabulary, words)},
                   {"column_address",
                    search_address(words.language(), search_of_column(map.request, column))}});
    List rows;
    for (std::size_t i = 0; i < map.rows.size(); ++i)
        rows.push_back(row_model(map, i, vocabulary, words));
    const std::string width = heads.size() <= 3 ? "few" : heads.size() <= 6 ? "some" : "many";
    return Object{{"map_width", width},
                  {"map_caption", map_title(map.request, words)},
                  {"map_columns", heads},
                  {"map_rows", rows}};
}

}  // namespace findings::server
