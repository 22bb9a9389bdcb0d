#include "search-server/views/map_files.hpp"

#include "library/base/text.hpp"
#include "library/formats/csv_cells.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/filters.hpp"
#include "search-server/views/map_page.hpp"
#include "search-server/views/search_words.hpp"
#include "search-server/views/xml_text.hpp"

#include <fmt/core.h>

#include <array>

namespace findings::server {
namespace {

// in units of the drawing
constexpr int left = 220;  // for the names of rows
constexpr int top = 130;   // for titles and the names of columns
constexpr int cell_width = 104;
constexpr int cell_height = 76;
constexpr int bottom = 34;
constexpr int line_height = 14;
constexpr std::size_t letter_width = 7;  // about
constexpr std::size_t row_letters = 30;
constexpr std::size_t column_letters = 14;

constexpr std::array<int, 6> sides = {0, 10, 16, 22, 29, 38};  // of squares by their size
constexpr std::array<std::string_view, 5> shades = {"#ffffff", "#dbeae3", "#a3cdbc", "#4a967d",
                                                    "#0d5342"};  // by confidence

/// Broken between words into lines of about so many letters, at most three.
std::vector<std::string> lines_of(std::string_view text, std::size_t letters)
{
    std::vector<std::string> lines(1);
    for (const std::string_view word : split(text, ' ')) {
        std::string& line = lines.back();
        const bool fits = line.empty() || characters(line) + 1 + characters(word) <= letters;
        if (fits || lines.size() == 3)
            line += (line.empty() ? "" : " ") + std::string(word);
        else
            lines.emplace_back(word);
    }
    return lines;
}

std::string text_at(int x, int y, std::string_view anchor, std::string_view text,
                    std::string_view more = "")
{
    return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor,
                       more, xml_escaped(text));
}

std::string column_names(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words)
{
    std::string svg;
    for (std::size_t i = 0; i < map.columns.size(); ++i) {
        const auto lines = lines_of(
            value_label(map.request.columns, map.columns[i], vocabulary, words), column_letters);
        const int x = left + static_cast<int>(i) * cell_width + cell_width / 2;
        int y = top - 10 - static_cast<int>(lines.size() - 1) * line_height;
        for (const std::string& line : lines) {
            svg += text_at(x, y, "middle", line, " font-weight=\"600\"");
            y += line_height;
        }
    }
    return svg;
}

std::string row_name(const EvidenceMap& map, std::size_t row, int y, const Vocabulary& vocabulary,
                     const Words& words)
{
    const auto lines =
        lines_of(value_label(map.request.rows, map.rows[row], vocabulary, words), row_letters);
    int at = y + cell_height / 2 + 4 - static_cast<int>(lines.size() - 1) * line_height / 2;
    std::string svg;
    for (const std::string& line : lines) {
        svg += text_at(8, at, "start", line, " font-weight=\"600\"");
        at += line_height;
    }
    return svg;
}

std::string cell_at(const CrossCell& cell, int x, int y, std::uint32_t most, const Words& words)
{
    const int middle = x + cell_width / 2;
    std::string svg =
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
                    "fill=\"{}\" stroke=\"#c6d1cb\"/>\n",
                    x, y, cell_width, cell_height, cell.count == 0 ? "#f1f5f2" : "#ffffff");
    if (cell.count == 0)
        return svg + text_at(middle, y + cell_height / 2 + 4, "middle", words("map.gap_cell"),
                             " fill=\"#485650\"");
    const int side = sides[static_cast<std::size_t>(map_size(cell.count, most))];
    svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" "
                       "stroke=\"#65746d\"/>\n",
                       middle - side / 2, y + 6 + (sides.back() - side) / 2, side, side,
                       shades[static_cast<std::size_t>(cell.surest)]);
    const std::string level = within_sentence(words.label("confidence", token(cell.surest)));
    svg += text_at(middle, y + 58, "middle", words.number(cell.count) + " " + level);
    if (cell.of_concern > 0)
        svg += text_at(middle, y + 71, "middle", words.count("map.concern", cell.of_concern),
                       " fill=\"#ab2a20\"");
    return svg;
}

/// What the picture says, for those who do not see it.
std::string in_words(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words)
{
    std::string text;
    for (std::size_t r = 0; r < map.rows.size(); ++r)
        for (std::size_t c = 0; c < map.columns.size(); ++c)
            if (const CrossCell& cell = map.at(r, c); cell.count > 0)
                text += fmt::format("{}, {}: {}, {}. ",
                                    value_label(map.request.rows, map.rows[r], vocabulary, words),
                                    within_sentence(value_label(map.request.columns, map.columns[c],
                                                                vocabulary, words)),
                                    words.count("areas.records", cell.count),
                                    within_sentence(words.label("confidence", token(cell.surest))));
    return text.empty() ? words("map.empty") : text;
}

std::string csv_line(const std::vector<std::string>& cells)
{
    std::vector<std::string> written;
    for (const std::string& cell : cells)
        written.push_back(csv_cell(cell));
    return joined(written, ",") + "\r\n";
}

}  // namespace

std::string map_svg(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words,
                    std::string_view address)
{
    const int width = left + std::max(static_cast<int>(map.columns.size()), 4) * cell_width + 8;
    const int height = top + static_cast<int>(map.rows.size()) * cell_height + bottom;
    const std::string title = map_title(map.request, words) + " – " +
                              search_in_words(map.request.search, vocabulary, words);
    std::string svg = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{2}\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"t d\" "
        "font-family=\"Segoe UI, Noto Sans, Liberation Sans, DejaVu Sans, sans-serif\" "
        "font-size=\"12\" fill=\"#13211d\">\n",
        width, height, words.language());
    svg += fmt::format("<title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n", xml_escaped(title),
                       xml_escaped(in_words(map, vocabulary, words)));
    svg += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", width, height);
    svg += text_at(8, 26, "start", title, " font-size=\"18\" font-weight=\"600\"");
    int line_at = 46;
    for (const std::string& line :
         lines_of(words.count("map.drawn_from", map.total) + ". " + words("map.note"),
                  static_cast<std::size_t>(width) / letter_width)) {
        svg += text_at(8, line_at, "start", line, " fill=\"#485650\"");
        line_at += line_height;
    }
    svg += column_names(map, vocabulary, words);
    for (std::size_t r = 0; r < map.rows.size(); ++r) {
        const int y = top + static_cast<int>(r) * cell_height;
        svg += row_name(map, r, y, vocabulary, words);
        for (std::size_t c = 0; c < map.columns.size(); ++c)
            svg += cell_at(map.at(r, c), left + static_cast<int>(c) * cell_width, y, fullest(map),
                           words);
    }
    svg += text_at(8, height - 12, "start", address, " fill=\"#485650\"");
    return svg + "</svg>\n";
}

std::string map_csv(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words,
                    std::string_view base_url)
{
    std::string csv = csv_line({"row", "row_label", "column", "column_label", "records", "surest",
                                "of_concern", "address"});
    for (std::size_t r = 0; r < map.rows.size(); ++r)
        for (std::size_t c = 0; c < map.columns.size(); ++c) {
            const CrossCell& cell = map.at(r, c);
            csv += csv_line(
                {map.rows[r], value_label(map.request.rows, map.rows[r], vocabulary, words),
                 map.columns[c],
                 value_label(map.request.columns, map.columns[c], vocabulary, words),
                 std::to_string(cell.count),
                 cell.count == 0 ? std::string() : std::string(token(cell.surest)),
                 std::to_string(cell.of_concern),
                 std::string(base_url) +
                     search_address(words.language(),
                                    search_of_cell(map.request, map.rows[r], map.columns[c]))});
        }
    return csv;
}

}  // namespace findings::server
