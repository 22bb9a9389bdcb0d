#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True where the bytes begin a zip archive that shows a file below "word/": other archives (xlsx,
/// odt, epub) are not ours.
bool recognises_docx(std::string_view beginning);

/// Reads the Word document as one record, as docs/formats/docx.md says: headings by their styles,
/// lists, tables, and what its properties state.
void read_docx(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
