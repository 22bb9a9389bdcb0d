#include "library/formats/csv_cells.hpp"

#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"

#include <utility>

namespace findings {
namespace {

bool is_formula_sign(char c)
{
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/// True for what an apostrophe guards, and for what would lose one that is its own.
bool needs_guard(std::string_view text)
{
    if (text.empty())
        return false;
    if (is_formula_sign(text.front()))
        return true;
    return text.size() > 1 && text.front() == '\'' && (is_formula_sign(text[1]) || text[1] == '\'');
}

}  // namespace

std::string csv_cell(std::string_view text)
{
    std::string cell = needs_guard(text) ? "'" : "";
    bool needs_quotes = false;
    for (const char c : text) {
        needs_quotes =
            needs_quotes || c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t';
        cell += c;
        if (c == '"')
            cell += '"';
    }
    return needs_quotes ? '"' + cell + '"' : cell;
}

std::string text_of_csv_cell(std::string_view cell)
{
    cell = trimmed(cell);
    if (cell.starts_with('\'') && needs_guard(cell))
        cell.remove_prefix(1);
    return plain_text(cell);
}

std::string csv_list(const std::vector<std::string>& items)
{
    std::string list;
    for (const std::string& item : items) {
        if (!list.empty())
            list += "; ";
        for (const char c : item) {
            if (c == ';' || c == '\\')
                list += '\\';
            list += c == '\n' || c == '\r' ? ' ' : c;
        }
    }
    return list;
}

std::vector<std::string> items_of_csv_list(std::string_view text)
{
    std::vector<std::string> items;
    std::string item;
    const auto end_item = [&] {
        if (std::string plain = plain_text(item); !plain.empty())
            items.push_back(std::move(plain));
        item.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_escape = text[at] == '\\' && at + 1 < text.size() &&
                               (text[at + 1] == ';' || text[at + 1] == '\\');
        if (is_escape)
            item += text[++at];
        else if (text[at] == ';' || text[at] == '\n')
            end_item();
        else
            item += text[at];
    }
    end_item();
    return items;
}

}  // namespace findings
