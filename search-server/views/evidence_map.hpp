#pragma once

#include "library/index/cross_counts.hpp"
#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// What a map can have in its rows and in its columns, the usual one first.
inline constexpr std::array map_rows = {Facet::area, Facet::intervention, Facet::population,
                                        Facet::setting, Facet::country};
inline constexpr std::array map_columns = {Facet::outcome, Facet::evidence_type, Facet::population,
                                           Facet::setting, Facet::direction};

/// What a map is asked to show.
struct MapRequest {
    SearchRequest search;  ///< of what; its place in the result and its sort say nothing
    Facet rows = map_rows.front();
    Facet columns = map_columns.front();
    bool operator==(const MapRequest&) const = default;
};

/// How much of what was found a table takes in. Rows of areas are never left out.
struct MapSize {
    std::size_t rows = 25;
    std::size_t columns = 8;
};

/// The search of one cell, or of a whole row or column: its values ticked beside all the rest.
SearchRequest search_of_row(const MapRequest& map, const std::string& row);
SearchRequest search_of_column(const MapRequest& map, const std::string& column);
SearchRequest search_of_cell(const MapRequest& map, const std::string& row,
                             const std::string& column);

/// A result laid out as a table: how much there is on what, and how sure the surest of it is.
struct EvidenceMap {
    MapRequest request;
    std::vector<std::string> rows;     ///< areas in their order, others the most studied first
    std::vector<std::string> columns;  ///< the most studied first
    std::vector<CrossCell> cells;      ///< row by row
    std::vector<CrossCell> whole_rows;
    std::uint32_t total = 0;                ///< works in the whole result
    std::vector<std::string> further_rows;  ///< that were found too, but did not fit
    std::vector<std::string> further_columns;
    std::vector<std::string> nothing_on;  ///< columns that the lists know and nothing is on

    const CrossCell& at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

/// Lays out what was counted, at most so much of it. Rows of areas are those ticked; below a
/// single one that has areas below it, that one and these; the widest areas where none is ticked:
/// also where nothing is. Other rows and columns are what was ticked, else what was found.
EvidenceMap evidence_map(const MapRequest& request, const CrossCounts& counts,
                         const Vocabulary& vocabulary, MapSize most = {});

/// How big the square of that many works is, 1 to 5, in a map whose fullest cell has `most`; 0 for
/// none.
int map_size(std::uint32_t count, std::uint32_t most);

/// The most works that a square of each size but the last stands for.
std::array<std::uint32_t, 4> map_size_limits(std::uint32_t most);

/// The count of the fullest cell.
std::uint32_t fullest(const EvidenceMap& map);

}  // namespace findings::server
