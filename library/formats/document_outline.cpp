#include "library/formats/document_outline.hpp"

#include "library/formats/document_text.hpp"

#include <algorithm>

namespace findings {
namespace {

using Type = OutlineBlock::Type;

/// Blocks of no text cost memory too.
constexpr std::size_t price_of_block = 64;

}  // namespace

bool OutlineBuilder::has_room(std::size_t bytes)
{
    is_full_ = is_full_ || bytes_ + bytes + price_of_block > most_outline_text;
    bytes_ += is_full_ ? 0 : bytes + price_of_block;
    return !is_full_;
}

void OutlineBuilder::heading(int level, std::string_view text, std::size_t line)
{
    std::string one_line = document_line(text);
    if (is_blank_text(one_line) || !has_room(one_line.size()))
        return;
    items_.clear();  // a heading in a list ends it: sections do not lie in lists
    outline_.blocks.push_back({Type::heading, level, std::move(one_line), line});
}

void OutlineBuilder::paragraph(std::string_view text, std::size_t line)
{
    std::string lines = document_lines(text);
    if (is_blank_text(lines) || !has_room(lines.size()))
        return;
    if (items_.empty()) {
        outline_.blocks.push_back({Type::paragraph, 1, std::move(lines), line});
        return;
    }
    std::string& item = outline_.blocks[items_.back()].text;
    item += (item.empty() ? "" : "\n\n") + lines;
}

void OutlineBuilder::begin_item(int number, std::size_t line)
{
    if (!has_room(0))
        return;
    outline_.blocks.push_back(
        {Type::list_item, static_cast<int>(items_.size()) + 1, {}, line, number});
    items_.push_back(outline_.blocks.size() - 1);
}

void OutlineBuilder::end_item()
{
    if (!items_.empty())
        items_.pop_back();
}

void OutlineBuilder::row(const std::vector<std::string>& cells, std::size_t line)
{
    std::string text;
    bool is_blank = true;
    for (const std::string& cell : cells) {
        const std::string one_line = document_line(cell);
        text += (text.empty() ? "" : " | ") + one_line;
        is_blank = is_blank && is_blank_text(one_line);
    }
    if (is_blank || !has_room(text.size()))
        return;
    if (is_in_table_ && !outline_.blocks.empty() && outline_.blocks.back().type == Type::table)
        outline_.blocks.back().text += "\n" + text;
    else
        outline_.blocks.push_back({Type::table, 1, std::move(text), line});
    is_in_table_ = true;
}

void OutlineBuilder::end()
{
    std::erase_if(outline_.blocks, [](const OutlineBlock& block) { return block.text.empty(); });
    if (is_full_)
        outline_.notes.push_back("the text is longer than " +
                                 std::to_string(most_outline_text / 1024 / 1024) +
                                 " MiB: what follows is left out");
}

}  // namespace findings
