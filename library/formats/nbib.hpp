#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True where the first line is one that begins a record of MEDLINE ("PMID- 123", "OWN - ERIC").
bool recognises_nbib(std::string_view beginning);

/// Reads every record of a text file of PubMed, or of ERIC, which writes the same format, as
/// docs/formats/nbib.md says.
void read_nbib(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
