#include "library/formats/docx_text.hpp"

#include "library/formats/plain_text.hpp"

#include <string_view>

namespace findings::docx {
namespace {

using Name = std::string_view;

/// What has no text of the document in it.
bool is_passed_over(Name name)
{
    for (const Name other : {"w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText",
                             "w:pPr", "w:rPr", "w:sectPr", "mc:Fallback", "w:tblPr", "w:tblGrid",
                             "w:trPr", "w:tcPr", "w:sdtPr", "w:softHyphen"})
        if (name == other)
            return true;
    return false;
}

bool is_on(pugi::xml_node property)
{
    const Name value = property.attribute("w:val").value();
    return property && value != "0" && value != "false" && value != "off";
}

void gather(pugi::xml_node node, ParagraphText& into);

/// Raised digits stay apart from the word before them.
void gather_run(pugi::xml_node run, ParagraphText& into)
{
    const pugi::xml_node properties = run.child("w:rPr");
    if (is_on(properties.child("w:vanish")))
        return;
    const Name align = properties.child("w:vertAlign").attribute("w:val").value();
    if (align != "superscript" && align != "subscript")
        return gather(run, into);
    ParagraphText inside;
    gather(run, inside);
    into.text += raised(inside.text, align == "superscript");
    into.boxes.insert(into.boxes.end(), inside.boxes.begin(), inside.boxes.end());
    into.pictures += inside.pictures;
}

void gather_child(pugi::xml_node child, ParagraphText& into)
{
    const Name name = child.name();
    if (is_passed_over(name))
        return;
    if (name == "w:t" || name == "m:t") {
        into.text += child.text().get();
    } else if (name == "w:br" || name == "w:cr") {
        into.text += '\n';
    } else if (name == "w:tab" || name == "w:ptab") {
        into.text += ' ';
    } else if (name == "w:noBreakHyphen") {
        into.text += '-';
    } else if (name == "w:txbxContent") {
        for (const pugi::xml_node paragraph : child.children("w:p"))
            into.boxes.push_back(paragraph);
    } else if (name == "w:r") {
        gather_run(child, into);
    } else {
        into.pictures += name == "?:pic" || name == "?:imagedata" || name == "?:chart" ? 1 : 0;
        gather(child, into);
    }
}

void gather(pugi::xml_node node, ParagraphText& into)
{
    for (const pugi::xml_node child : node.children())
        gather_child(child, into);
}

}  // namespace

ParagraphText text_of_paragraph(pugi::xml_node paragraph)
{
    ParagraphText text;
    gather(paragraph, text);
    return text;
}

}  // namespace findings::docx
