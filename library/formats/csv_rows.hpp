#pragma once

#include "library/formats/formats.hpp"
#include "library/formats/text_input.hpp"

#include <cstddef>
#include <deque>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The cells of one row, and the line on which it begins.
struct CsvRow {
    std::vector<std::string> cells;  ///< UTF-8; line breaks inside are "\n"
    std::size_t line = 0;
    bool was_windows_1252 = false;
};

/// Bytes of one row.
inline constexpr std::size_t largest_csv_row = 16 * 1024 * 1024;

/// The rows of RFC 4180: cells between separators; a cell between quotes may hold separators, line
/// breaks and doubled quotes. What follows a closing quote, and a quote inside a cell without
/// quotes, is text. Empty lines are no rows. Belongs to one thread at a time.
class CsvRows {
public:
    CsvRows(std::istream& in, std::string_view path, const ReadSink& sink)
        : input_(in), path_(path), sink_(sink)
    {}

    /// The first line, which is still to come as a row; nullopt where there is none.
    std::optional<std::string_view> peek();

    /// Leaves out the line that comes next.
    void skip_line();

    /// nullopt at the end. What cannot be read is rejected at its line, and the next row that can
    /// be is given. Throws std::runtime_error where the stream fails.
    std::optional<CsvRow> next(char separator);

private:
    struct Line {
        std::string text;
        std::size_t number = 0;
        LineEncoding encoding = LineEncoding::utf8;
        bool is_cut = false;
    };

    bool fill(std::size_t count);
    bool take_row(char separator, CsvRow& row);
    void reject(std::string what, std::string mend);

    TextInput input_;
    std::string path_;
    const ReadSink& sink_;
    std::deque<Line> lines_;  ///< read, and not part of a row yet
    std::size_t unclosed_ = 0;
};

/// The cells of a row without line breaks.
std::vector<std::string> csv_cells(std::string_view line, char separator);

}  // namespace findings
