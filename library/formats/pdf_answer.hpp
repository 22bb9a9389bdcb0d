#pragma once

#include "library/formats/document_outline.hpp"

#include <string>

namespace findings::pdf {

/// Makes a record of what findings-pdf-text says of a document, which is as little to be trusted as
/// the document: its JSON, the text of its pages, its information and its XMP.
void read_answer(const std::string& answer, DocumentOutline outline, const ReadSink& sink);

}  // namespace findings::pdf
