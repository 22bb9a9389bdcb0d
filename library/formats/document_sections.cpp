#include "library/formats/document_sections.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_items.hpp"

#include <algorithm>
#include <map>

namespace findings {
namespace {

using Type = OutlineBlock::Type;

/// The deepest heading that begins a part.
int level_of_parts(std::span<const OutlineBlock> blocks)
{
    std::map<int, int> headings;
    for (const OutlineBlock& block : blocks)
        if (block.type == Type::heading)
            ++headings[block.level];
    for (const auto& [level, count] : headings)
        if (count > 1)
            return level;
    return headings.empty() ? 0 : headings.rbegin()->first;
}

std::string indented(const OutlineBlock& item)
{
    const std::string indent(2 * static_cast<std::size_t>(std::clamp(item.level, 1, 8) - 1), ' ');
    const std::string mark = item.number > 0 ? std::to_string(item.number) + "." : "-";
    std::string text = indent + mark + " ";
    for (const std::string_view line : split(item.text, '\n'))
        if (!line.empty())
            text.append(text.ends_with(mark + " ") ? "" : "\n" + indent + "  ").append(line);
    return text;
}

/// An item of a list with the items below it.
struct Item {
    std::string text;
    std::vector<OutlineBlock> below;

    std::string whole() const { return below.empty() ? text : text + "\n" + section_text(below); }
};

std::vector<Item> items_of(std::span<const OutlineBlock> blocks)
{
    std::vector<Item> items;
    for (const OutlineBlock& block : blocks)
        if (block.type == Type::list_item && (block.level == 1 || items.empty()))
            items.push_back({block.text, {}});
        else if (block.type == Type::list_item) {
            items.back().below.push_back(block);
            --items.back().below.back().level;
        }
    return items;
}

bool are_items(std::span<const OutlineBlock> blocks)
{
    return !blocks.empty() &&
           std::all_of(blocks.begin(), blocks.end(),
                       [](const OutlineBlock& block) { return block.type == Type::list_item; });
}

bool are_paragraphs(std::span<const OutlineBlock> blocks)
{
    return !blocks.empty() &&
           std::all_of(blocks.begin(), blocks.end(),
                       [](const OutlineBlock& block) { return block.type == Type::paragraph; });
}

std::vector<std::string> texts_of(std::span<const OutlineBlock> blocks)
{
    std::vector<std::string> texts;
    if (are_paragraphs(blocks))
        for (const OutlineBlock& block : blocks)
            texts.push_back(block.text);
    else
        for (const Item& item : items_of(blocks))
            texts.push_back(item.whole());
    return texts;
}

SourceWork reference_of(const std::string& citation)
{
    SourceWork work{.citation = citation};
    for (std::string_view word : split(citation, ' ')) {
        while (!word.empty() && std::string_view(".,;)>").find(word.back()) != std::string::npos)
            word.remove_suffix(1);
        if (word.find("10.") != std::string_view::npos && !work.doi)
            work.doi = Doi::parse(word);
    }
    return work;
}

bool take_text(const DocumentPart& part, std::string& field)
{
    if (!field.empty())
        return false;
    field = section_text(part.blocks);
    return true;
}

/// A list, alone or with text around it: the text stays a section.
template <class Value, class Make>
bool take_list(const DocumentPart& part, std::vector<Value>& field, const Make& make)
{
    if (!field.empty() || (!are_items(part.blocks) && !are_paragraphs(part.blocks)))
        return false;
    for (const std::string& text : texts_of(part.blocks))
        field.push_back(make(text));
    return true;
}

bool take_recommendations(const DocumentPart& part, Record& record)
{
    const std::vector<Item> items = items_of(part.blocks);
    if (!record.recommendations.empty() || items.empty())
        return false;
    for (const Item& item : items)
        record.recommendations.push_back(recommendation_of(item.whole()));
    std::vector<OutlineBlock> rest(part.blocks.begin(), part.blocks.end());
    std::erase_if(rest, [](const OutlineBlock& block) { return block.type == Type::list_item; });
    if (!rest.empty())
        record.sections.push_back({part.heading, section_text(rest)});
    return true;
}

}  // namespace

std::vector<DocumentPart> document_parts(std::span<const OutlineBlock> blocks)
{
    const int level = level_of_parts(blocks);
    std::vector<DocumentPart> parts;
    std::string heading;
    std::size_t begin = 0;
    const auto end_part = [&](std::size_t end) {
        if (end > begin || !heading.empty())
            parts.push_back({std::move(heading), blocks.subspan(begin, end - begin)});
    };
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].type == Type::heading && blocks[i].level <= level) {
            end_part(i);
            heading = blocks[i].text;
            begin = i + 1;
        }
    end_part(blocks.size());
    return parts;
}

std::string section_text(std::span<const OutlineBlock> blocks)
{
    std::string text;
    bool is_after_item = false;
    for (const OutlineBlock& block : blocks) {
        const bool is_item = block.type == Type::list_item;
        if (!text.empty())
            text += is_item && is_after_item ? "\n" : "\n\n";
        text += is_item ? indented(block) : block.text;
        is_after_item = is_item;
    }
    return text;
}

bool take_named_part(const DocumentPart& part, Record& record)
{
    const auto meaning = heading_meaning(part.heading);
    if (!meaning || part.blocks.empty())
        return false;
    const auto same = [](const std::string& text) { return text; };
    switch (*meaning) {
    case HeadingMeaning::question:
        return take_text(part, record.question);
    case HeadingMeaning::bottom_line:
        return take_text(part, record.bottom_line);
    case HeadingMeaning::key_messages:
        return take_list(part, record.key_messages, same);
    case HeadingMeaning::plain_summary:
        return take_text(part, record.plain_summary);
    case HeadingMeaning::abstract:
        return take_text(part, record.abstract);
    case HeadingMeaning::implications:
        return take_list(part, record.implications, implication_of);
    case HeadingMeaning::recommendations:
        return take_recommendations(part, record);
    case HeadingMeaning::limitations:
        return take_text(part, record.limitations);
    case HeadingMeaning::equity_note:
        return take_text(part, record.equity_note);
    case HeadingMeaning::references:
        return take_list(part, record.references, reference_of);
    }
    return false;
}

}  // namespace findings
