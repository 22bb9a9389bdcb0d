#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True where the first line that is a tag of RIS begins a record ("TY  - JOUR"), or where a record
/// ends ("ER  -") that has no type.
bool recognises_ris(std::string_view beginning);

/// Reads every record of the file as docs/formats/ris.md says: what databases and reference
/// managers write, also with odd spacing, missing ends and types, wrapped lines.
void read_ris(std::istream& in, std::string_view path, const ReadSink& sink);

/// Writes the records one after another; docs/formats/ris.md lists what is lost.
extern const Writer ris_writer;

}  // namespace findings
