#include "library/formats/xml_text.hpp"

#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"

namespace findings {
namespace {

bool is_paragraph(std::string_view name)
{
    return name == "p" || name == "jats:p" || name == "?:p";
}

void gather(pugi::xml_node node, std::string& text)
{
    for (const pugi::xml_node child : node.children()) {
        text += child.value();
        gather(child, text);
        if (is_paragraph(child.name()))
            text += "\n\n";
    }
}

bool is_blank(std::string_view line)
{
    return trimmed(line).empty();
}

}  // namespace

std::string squeezed_xml(std::string_view text)
{
    std::string words;
    for (const char c : trimmed(text)) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_space)
            words += c;
        else if (!words.ends_with(' '))
            words += ' ';
    }
    return words;
}

std::string line_text(pugi::xml_node node)
{
    std::string text;
    gather(node, text);
    return plain_text(squeezed_xml(text));
}

std::string paragraph_text(pugi::xml_node node)
{
    std::string all;
    gather(node, all);
    std::string text;
    std::string paragraph;
    const auto end_paragraph = [&] {
        const std::string words = squeezed_xml(paragraph);
        paragraph.clear();
        if (!words.empty())
            text += (text.empty() ? "" : "\n\n") + words;
    };
    for (const std::string_view line : split(all, '\n')) {
        if (is_blank(line))
            end_paragraph();
        paragraph += line;
        paragraph += ' ';
    }
    end_paragraph();
    return plain_text(text);
}

pugi::xml_node append_text(pugi::xml_node parent, const char* name, const std::string& text)
{
    if (text.empty())
        return {};
    pugi::xml_node child = parent.append_child(name);
    child.text().set(text.c_str());
    return child;
}

bool attribute_is(pugi::xml_node node, const char* attribute, std::string_view value)
{
    return ascii_lower(node.attribute(attribute).value()) == value;
}

}  // namespace findings
