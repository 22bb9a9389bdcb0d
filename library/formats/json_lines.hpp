#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True for JSON whose object has a "kind" of ours.
bool recognises_json_lines(std::string_view beginning);

/// Reads records as the API and write_json_lines have them, one object a line or in an array.
/// Members that a record does not have are noted.
void read_json_lines(std::istream& in, std::string_view path, const ReadSink& sink);

/// Writes every field of each record as one line of JSON: nothing is lost.
extern const Writer json_lines_writer;

}  // namespace findings
