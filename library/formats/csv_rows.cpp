#include "library/formats/csv_rows.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace {

/// Each unclosed quote costs another reading of the lines that it seemed to hold.
constexpr std::size_t most_unclosed_quotes = 100;

/// Parts text into cells, line by line.
class Cells {
public:
    explicit Cells(char separator) : separator_(separator) {}

    void take(std::string_view line)
    {
        if (is_quoted_)
            cells_.back() += '\n';
        else
            begin_cell();
        for (std::size_t at = 0; at < line.size(); ++at)
            at += take(line[at], at + 1 < line.size() ? line[at + 1] : '\0');
    }

    bool is_open() const { return is_quoted_; }
    std::vector<std::string> result() { return std::move(cells_); }

private:
    void begin_cell()
    {
        cells_.emplace_back();
        is_new_ = true;
    }

    /// How many characters it takes beyond this one.
    std::size_t take(char c, char after)
    {
        const bool begins = std::exchange(is_new_, false);
        if (is_quoted_ && c == '"' && after == '"') {
            cells_.back() += '"';
            return 1;
        }
        if (c == '"' && (is_quoted_ || begins))
            is_quoted_ = !is_quoted_;
        else if (c == separator_ && !is_quoted_)
            begin_cell();
        else
            cells_.back() += c;
        return 0;
    }

    char separator_;
    std::vector<std::string> cells_;
    bool is_quoted_ = false;
    bool is_new_ = true;
};

}  // namespace

std::vector<std::string> csv_cells(std::string_view line, char separator)
{
    Cells cells(separator);
    cells.take(line);
    return cells.result();
}

bool CsvRows::fill(std::size_t count)
{
    while (lines_.size() < count && input_.next())
        lines_.push_back(
            {std::string(input_.line()), input_.number(), input_.encoding(), input_.is_cut()});
    return lines_.size() >= count;
}

std::optional<std::string_view> CsvRows::peek()
{
    while (fill(1) && trimmed(lines_.front().text).empty())
        lines_.pop_front();
    if (lines_.empty())
        return std::nullopt;
    return lines_.front().text;
}

void CsvRows::skip_line()
{
    if (fill(1))
        lines_.pop_front();
}

std::optional<CsvRow> CsvRows::next(char separator)
{
    while (peek()) {
        CsvRow row{.line = lines_.front().number};
        if (take_row(separator, row))
            return row;
    }
    return std::nullopt;
}

bool CsvRows::take_row(char separator, CsvRow& row)
{
    Cells cells(separator);
    bool is_readable = true;
    std::size_t bytes = 0;
    std::size_t count = 0;
    do {
        const bool is_too_large = bytes > largest_csv_row;
        if (is_too_large || !fill(count + 1)) {
            reject("a quote in the row is not closed",
                   "close it with another, and write quotes inside a cell twice");
            return false;
        }
        const Line& line = lines_[count++];
        bytes += line.text.size() + 1;
        cells.take(line.text);
        row.was_windows_1252 = row.was_windows_1252 || line.encoding == LineEncoding::windows_1252;
        is_readable = is_readable && line.encoding != LineEncoding::broken && !line.is_cut;
    } while (cells.is_open());
    row.cells = cells.result();
    if (is_readable) {
        lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(count));
        return true;
    }
    reject("the row holds bytes that are no text, or more than 16 MiB",
           "save the table again as UTF-8");
    return false;
}

/// The line that comes next is left out, and those after it are tried again: one lost quote must
/// not take the rest of a table with it.
void CsvRows::reject(std::string what, std::string mend)
{
    sink_.reject({{path_, lines_.front().number, 1}, std::move(what), std::move(mend)});
    lines_.pop_front();
    if (++unclosed_ < most_unclosed_quotes)
        return;
    if (!lines_.empty())
        sink_.reject({{path_, lines_.front().number, 1},
                      "after so many rows that cannot be read, the rest of the table is not tried",
                      "mend the rows named before"});
    lines_.clear();
    while (input_.next()) {
    }
}

}  // namespace findings
