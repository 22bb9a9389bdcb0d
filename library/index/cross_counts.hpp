#pragma once

#include "library/index/search.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace findings {

struct IndexView;

/// What one cell of a table of counts holds.
struct CrossCell {
    std::uint32_t count = 0;                    ///< works
    std::uint32_t of_concern = 0;               ///< of these, works that found harm or concern
    Confidence surest = Confidence::not_rated;  ///< the highest lower end among them
    bool operator==(const CrossCell&) const = default;
};

/// A result counted by two facets at once. A cell is what the same search finds with its row's and
/// its column's value ticked.
struct CrossCounts {
    std::vector<std::string> rows;  ///< values that a work of the result has, in their order
    std::vector<std::string> columns;
    /// Row by row. After the last row and the last column there is one more of each: whatever the
    /// value, none included. So the very last cell is the whole result.
    std::vector<CrossCell> cells;

    const CrossCell& at(std::size_t row, std::size_t column) const
    {
        return cells[row * (columns.size() + 1) + column];
    }
};

/// Counts the works that have all words, or those with some where none has all. Filters hold for
/// both facets too: ticked values of a facet do not limit which values are counted, so that a work
/// with a ticked and another value counts for both. Throws Xapian::Error and IndexError.
CrossCounts cross_counts(const IndexView& index, const SearchRequest& request, Facet rows,
                         Facet columns);

}  // namespace findings
