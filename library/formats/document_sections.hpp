#pragma once

#include "library/formats/document_headings.hpp"
#include "library/formats/document_outline.hpp"

#include <span>
#include <string>
#include <vector>

namespace findings {

/// The blocks below one heading; the first part of a document may have no heading.
struct DocumentPart {
    std::string heading;
    std::span<const OutlineBlock> blocks;
};

/// Parts the blocks at their headings: at those of the highest level that has more than one, and
/// all above it; deeper ones stay within their part.
std::vector<DocumentPart> document_parts(std::span<const OutlineBlock> blocks);

/// The blocks as the text of a section: paragraphs with an empty line between two, the items of a
/// list ("- …", "1. …") and the rows of a table a line each, deeper headings as paragraphs.
std::string section_text(std::span<const OutlineBlock> blocks);

/// Takes what the part says for the field that its heading names; false where the heading names
/// none, the field is taken already, or the part has not the form of it. Then it is a section.
bool take_named_part(const DocumentPart& part, Record& record);

}  // namespace findings
