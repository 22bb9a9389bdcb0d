#pragma once

#include "library/formats/formats.hpp"

#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace findings {

/// Bytes of one PDF.
inline constexpr std::size_t largest_pdf = 64 * 1024 * 1024;

/// True where "%PDF-" stands in the first 1,024 bytes, as readers of PDF have always taken it.
bool recognises_pdf(std::string_view beginning);

/// Reads the document as one record, as docs/formats/pdf.md says: its text, and what its metadata
/// state. The work is done by a program of its own, findings-pdf-text, which must lie beside the
/// running one: what a hostile file does there it does to nothing else.
void read_pdf(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
