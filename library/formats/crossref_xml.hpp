#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// Crossref's metadata in XML (unixref and unixsd, deposit schemas 4 and 5),
// docs/formats/crossref_xml.md.

bool recognises_crossref_xml(std::string_view beginning);

/// One record for each <crossref> that names a work: article, chapter, paper, book, report, thesis.
void read_crossref_xml(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
