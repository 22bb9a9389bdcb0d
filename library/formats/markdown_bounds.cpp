#include "library/formats/markdown_bounds.hpp"

#include "library/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace findings::markdown {
namespace {

/// What begins the line says how deep it may lie: marks of quotes and lists, and white space.
bool is_too_deep(std::string_view line)
{
    std::size_t marks = 0;
    std::size_t columns = 0;
    for (const char c : line) {
        if (c == '>' || c == '-' || c == '+' || c == '*')
            ++marks;
        else if (c == ' ' || c == '\t')
            columns += c == '\t' ? 4 : 1;
        else if (std::string_view("0123456789.)").find(c) == std::string_view::npos)
            break;
    }
    if (columns > 4 * deepest_markdown)
        return true;
    if (marks <= deepest_markdown)
        return false;
    for (const std::string_view container : {"> ", ">>", "- ", "* ", "+ "})
        if (line.find(container) != std::string_view::npos)
            return true;
    return false;  // a rule
}

std::size_t count_unescaped(std::string_view line, char wanted)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] == '\\')
            ++i;
        else if (line[i] == wanted)
            ++count;
    return count;
}

bool is_definition(std::string_view line)
{
    return trimmed(line).starts_with('[') && line.find("]:") != std::string_view::npos;
}

/// Lines without an empty one between them.
struct Paragraph {
    std::size_t lines = 0;
    std::size_t brackets = 0;
    std::size_t columns = 0;

    std::size_t cells() const { return columns < 2 ? 0 : lines * columns; }
};

}  // namespace

std::optional<PastBound> past_bounds(std::string_view text)
{
    Paragraph paragraph;
    std::size_t cells = 0;  // of paragraphs that have ended
    std::size_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (is_too_deep(line))
            return PastBound{number,
                             fmt::format("quotes or lists lie more than {} deep", deepest_markdown),
                             "write it flatter"};
        if (trimmed(line).empty()) {
            cells += paragraph.cells();
            paragraph = {};
            continue;
        }
        ++paragraph.lines;
        paragraph.brackets += is_definition(line) ? 0 : count_unescaped(line, '[');
        paragraph.columns = std::max(paragraph.columns, count_unescaped(line, '|') + 1);
        if (paragraph.brackets > most_brackets)
            return PastBound{
                number, fmt::format("a paragraph has more than {} brackets open", most_brackets),
                "divide it, or put a backslash before brackets that make no link"};
        if (cells + paragraph.cells() > most_cells)
            return PastBound{number, fmt::format("tables have more than {} cells", most_cells),
                             "give tables of this size as files of their own"};
    }
    return std::nullopt;
}

}  // namespace findings::markdown
