#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True for JSON that shows an item of CSL: a type of CSL, and a name or a date as CSL has them, or
/// a title.
bool recognises_csl_json(std::string_view beginning);

/// Reads every item of an array, of JSON lines, or of an answer of Crossref's API, as
/// docs/formats/csl_json.md says.
void read_csl_json(std::istream& in, std::string_view path, const ReadSink& sink);

/// Writes the records as one array; docs/formats/csl_json.md lists what is lost.
extern const Writer csl_json_writer;

}  // namespace findings
