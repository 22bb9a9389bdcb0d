#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// MARC 21 in XML of the Library of Congress, docs/formats/marcxml.md.

inline constexpr std::string_view marcxml_namespace = "http://www.loc.gov/MARC21/slim";

bool recognises_marcxml(std::string_view beginning);

/// <record> alone, in <collection>, or in an answer of OAI-PMH or SRU; with the namespace or
/// without one.
void read_marcxml(std::istream& in, std::string_view path, const ReadSink& sink);

// MARC 21 as ISO 2709 writes it ("binary MARC"), which is known but not read.

/// A leader of 24 characters, and a directory of 12 digits an entry.
bool recognises_marc(std::string_view beginning);

/// Rejects the file and says how it becomes MARCXML.
void read_marc(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
