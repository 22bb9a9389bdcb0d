#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True for native XML (docs/formats/evidence.md), also where its namespace was forgotten.
bool recognises_evidence_xml(std::string_view beginning);

/// Reads every record of the document. All faults of a record are told at once, each with the place
/// of the element concerned: what breaks schemas/evidence.xsd, and what validate() finds.
void read_evidence_xml(std::istream& in, std::string_view path, const ReadSink& sink);

/// Writes the records under one <evidence>; reading it gives equal records.
extern const Writer evidence_xml_writer;

/// What breaks the schema, and nothing else: the same verdict as `xmllint --schema` gives. Empty
/// where the document keeps to it.
std::vector<Rejection> check_evidence_structure(std::istream& in, std::string_view path);

}  // namespace findings
