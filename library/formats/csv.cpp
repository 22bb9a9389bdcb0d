#include "library/formats/csv.hpp"

#include "library/base/text.hpp"
#include "library/formats/csv_cells.hpp"
#include "library/formats/csv_columns.hpp"
#include "library/formats/csv_rows.hpp"
#include "library/formats/findable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <sstream>
#include <utility>

namespace findings {
namespace {

/// What the first line of a table says.
struct Header {
    char separator = ',';
    std::vector<const csv::Column*> columns;  ///< nullptr: not known
    std::vector<std::string> unknown;         ///< headings of these
    std::size_t known = 0;
    bool identifies = false;
};

Header header_of(std::string_view line, char separator, const csv::Headings& headings)
{
    Header header{.separator = separator};
    for (const std::string& cell : csv_cells(line, separator)) {
        const std::string name = text_of_csv_cell(cell);
        const csv::Column* column = headings.column(name);
        header.columns.push_back(column);
        header.known += column != nullptr;
        header.identifies = header.identifies || (column != nullptr && column->identifies);
        if (column == nullptr && !name.empty())
            header.unknown.push_back(name);
    }
    return header;
}

/// With the separator that makes the most of the line.
Header header_of(std::string_view line)
{
    Header best;
    if (!is_utf8(line))
        return best;
    const csv::Headings headings;
    for (const char separator : {',', ';', '\t'})
        if (Header header = header_of(line, separator, headings); header.known > best.known)
            best = std::move(header);
    return best;
}

/// Excel's own line before the header: "sep=;"
bool is_separator_line(std::string_view line)
{
    return line.size() <= 5 && ascii_lower(line).starts_with("sep=");
}

/// Reads the rows under a header.
class Table {
public:
    Table(std::istream& in, std::string_view path, const ReadSink& sink)
        : rows_(in, path, sink), path_(path), sink_(sink)
    {}

    void run()
    {
        auto line = rows_.peek();
        if (line && is_separator_line(*line)) {
            rows_.skip_line();
            line = rows_.peek();
        }
        if (!line)
            return sink_.reject({{path_}, "there is no table in it", "give a table with a header"});
        header_ = header_of(*line);
        if (!header_.identifies)
            return reject_header();
        rows_.next(header_.separator);
        while (const auto row = rows_.next(header_.separator))
            take(*row);
    }

private:
    void reject_header()
    {
        std::string names;
        for (const csv::Column& column : csv::columns())
            names += (names.empty() ? "" : ", ") + std::string(csv::name_of(column));
        sink_.reject({{path_, 1, 1},
                      "the first line names no column with a title or an identifier",
                      "name the columns in the first line: " + names});
    }

    void take(const CsvRow& row)
    {
        const Place place{path_, row.line, 1};
        if (row.cells.size() != header_.columns.size())
            return sink_.reject(
                {place,
                 fmt::format("the row has {} cells, and the first line names {} columns",
                             row.cells.size(), header_.columns.size()),
                 "write a cell that holds the separator, a quote or a line break between quotes"});
        csv::RowReading reading;
        bool is_empty = true;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string text = text_of_csv_cell(row.cells[i]);
            is_empty = is_empty && text.empty();
            if (const csv::Column* column = header_.columns[i]; column && !text.empty()) {
                reading.column = csv::name_of(*column);
                column->take(reading, text);
            }
        }
        if (!is_empty)
            keep(reading, row, place);
    }

    void keep(csv::RowReading& reading, const CsvRow& row, const Place& place)
    {
        reading.finish();
        if (!can_be_found(reading.record))
            return sink_.reject({place, "the record has neither title nor identifier",
                                 "fill its cell of the title, or of the DOI"});
        if (row.was_windows_1252)
            reading.notes.add("was read as Windows-1252");
        ReadRecord read{std::move(reading.record), place, reading.notes.take()};
        if (!header_.unknown.empty())
            read.notes.push_back("columns that have no place in a record: " +
                                 joined(std::exchange(header_.unknown, {}), ", "));
        sink_.keep(std::move(read));
    }

    CsvRows rows_;
    std::string path_;
    const ReadSink& sink_;
    Header header_;
};

void write_row(std::ostream& out, const auto& text_of)
{
    bool is_first = true;
    for (const csv::Column& column : csv::columns()) {
        if (column.text == nullptr)
            continue;
        out << (std::exchange(is_first, false) ? "" : ",") << csv_cell(text_of(column));
    }
    out << "\r\n";
}

void write_header(std::ostream& out, std::size_t)
{
    out << "\xef\xbb\xbf";
    write_row(out, [](const csv::Column& column) { return csv::name_of(column); });
}

void write_record(std::ostream& out, const Record& record, Position)
{
    write_row(out, [&](const csv::Column& column) { return column.text(record); });
}

void write_nothing(std::ostream&, std::size_t) {}

}  // namespace

bool recognises_csv(std::string_view beginning)
{
    std::istringstream in{std::string(beginning)};
    TextInput input(in);
    if (!input.next())
        return false;
    if (is_separator_line(input.line()) && !input.next())
        return false;
    const Header header = header_of(input.line());
    return header.identifies && header.known >= 2;
}

void read_csv(std::istream& in, std::string_view path, const ReadSink& sink)
{
    Table(in, path, sink).run();
}

const Writer csv_writer{write_header, write_record, write_nothing};

}  // namespace findings
