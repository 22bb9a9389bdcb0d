#pragma once

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace findings::docx {

/// The text of one paragraph, and what lies in it.
struct ParagraphText {
    std::string text;
    std::vector<pugi::xml_node> boxes;  ///< paragraphs of text boxes
    int pictures = 0;
};

/// The text as it is printed: with what was inserted and without what was deleted or moved away,
/// hidden text, field codes and notes. Of alternatives for newer and older programs the newer one.
ParagraphText text_of_paragraph(pugi::xml_node paragraph);

}  // namespace findings::docx
