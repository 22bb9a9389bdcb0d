#include "library/formats/docx_styles.hpp"

#include "library/base/text.hpp"

#include <algorithm>

namespace findings::docx {
namespace {

constexpr int longest_chain = 16;  // of styles that are based on one another

bool is_style(std::string_view name)
{
    return name == "w:style";
}

bool is_numbering(std::string_view name)
{
    return name == "w:abstractNum" || name == "w:num";
}

std::string value_of(pugi::xml_node node)
{
    return node.attribute("w:val").value();
}

std::optional<int> level_of(pugi::xml_node node)
{
    if (!node)
        return std::nullopt;
    return std::clamp(node.attribute("w:val").as_int(), 0, 9);
}

/// 1 to 9 for "heading 1"; 0 for other names.
int heading_named(std::string_view name)
{
    constexpr std::string_view heading = "heading";
    if (!name.starts_with(heading))
        return 0;
    const std::string_view number = trimmed(name.substr(heading.size()));
    return number.size() == 1 && number[0] >= '1' && number[0] <= '9' ? number[0] - '0' : 0;
}

}  // namespace

std::optional<Rejection> Styles::read(Package& package)
{
    if (auto fault =
            package.read("styles", is_style, [this](pugi::xml_node node) { take_style(node); }))
        return fault;
    return package.read("numbering", is_numbering,
                        [this](pugi::xml_node node) { take_numbering(node); });
}

void Styles::take_style(pugi::xml_node node)
{
    const pugi::xml_node paragraph = node.child("w:pPr");
    const pugi::xml_node list = paragraph.child("w:numPr");
    styles_[node.attribute("w:styleId").value()] = {
        .name = ascii_lower(value_of(node.child("w:name"))),
        .based_on = value_of(node.child("w:basedOn")),
        .outline_level = level_of(paragraph.child("w:outlineLvl")),
        .numbering = value_of(list.child("w:numId")),
        .list_level = level_of(list.child("w:ilvl")).value_or(0)};
}

void Styles::take_numbering(pugi::xml_node node)
{
    if (std::string_view(node.name()) == "w:num") {
        lists_[node.attribute("w:numId").value()] = value_of(node.child("w:abstractNumId"));
        return;
    }
    const std::string list = node.attribute("w:abstractNumId").value();
    for (const pugi::xml_node level : node.children("w:lvl")) {
        const std::string format = value_of(level.child("w:numFmt"));
        numbered_[{list, level.attribute("w:ilvl").as_int()}] =
            !format.empty() && format != "bullet" && format != "none";
    }
}

void Styles::take_role(const std::string& style, ParagraphRole& role) const
{
    std::string id = style;
    for (int i = 0; i < longest_chain && !id.empty(); ++i) {
        const auto found = styles_.find(id);
        const std::string name = found == styles_.end() ? ascii_lower(id) : found->second.name;
        role.is_title = role.is_title || name == "title";
        role.is_contents = role.is_contents || name.starts_with("toc ");
        if (role.heading == 0)
            role.heading = heading_named(name);
        if (found == styles_.end())
            return;
        if (role.heading == 0 && found->second.outline_level)
            role.heading = *found->second.outline_level < 9 ? *found->second.outline_level + 1 : 0;
        if (role.numbering.empty() && !found->second.numbering.empty()) {
            role.numbering = found->second.numbering;
            role.list = found->second.list_level;
        }
        id = found->second.based_on;
    }
}

ParagraphRole Styles::role_of(pugi::xml_node paragraph) const
{
    const pugi::xml_node properties = paragraph.child("w:pPr");
    ParagraphRole role;
    if (const auto level = level_of(properties.child("w:outlineLvl")); level && *level < 9)
        role.heading = *level + 1;
    if (const pugi::xml_node list = properties.child("w:numPr")) {
        role.numbering = value_of(list.child("w:numId"));
        role.list = level_of(list.child("w:ilvl")).value_or(0);
    }
    take_role(value_of(properties.child("w:pStyle")), role);
    if (role.numbering == "0" || role.numbering.empty())  // 0 takes a style's list away
        role.list.reset();
    return role;
}

bool Styles::is_numbered(const std::string& numbering, int level) const
{
    const auto list = lists_.find(numbering);
    if (list == lists_.end())
        return false;
    const auto found = numbered_.find({list->second, level});
    return found != numbered_.end() && found->second;
}

}  // namespace findings::docx
