#pragma once

#include "library/formats/document_outline.hpp"
#include "library/formats/docx_package.hpp"

#include <optional>

namespace findings::docx {

/// Adds the text of the document to the outline, with its title where a paragraph has that style;
/// foot- and endnotes go to the notes. What is wrong with it.
std::optional<Rejection> take_blocks(Package& package, DocumentOutline& outline);

/// Takes what the document's properties state: creator, language, subject and keywords; its title
/// is a weak one. What is wrong with them.
std::optional<Rejection> take_properties(Package& package, DocumentOutline& outline);

}  // namespace findings::docx
