#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// DataCite's metadata in XML, kernels 2 to 4, docs/formats/datacite_xml.md.

bool recognises_datacite_xml(std::string_view beginning);

void read_datacite_xml(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
