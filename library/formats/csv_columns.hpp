#pragma once

#include "library/formats/csv_row_reading.hpp"
#include "library/record/record.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace findings::csv {

/// A column that is known: one line for reader and writer.
struct Column {
    /// Its names, parted by "|", the first as it is written; upper and lower case, accents, spaces
    /// and signs do not matter.
    std::string_view names;
    /// Takes a cell that is not empty.
    void (*take)(RowReading& row, std::string_view text);
    /// The text of the cell; nullptr for columns of other programs, which are only read.
    std::string (*text)(const Record& record);
    /// True where a row with it alone can be found: a title or an identifier.
    bool identifies = false;
};

std::string_view name_of(const Column& column);

/// In the order in which they are written.
std::span<const Column> columns();

/// Finds columns by their headings.
class Headings {
public:
    Headings();

    /// nullptr where none is known.
    const Column* column(std::string_view heading) const;

private:
    std::unordered_map<std::string, const Column*> columns_;
};

}  // namespace findings::csv
