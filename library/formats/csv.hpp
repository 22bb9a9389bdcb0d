#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// Tables of records with a header: comma, semicolon or tab, docs/formats/csv.md.

/// True where the first line names a title or an identifier, and another column that is known.
bool recognises_csv(std::string_view beginning);

void read_csv(std::istream& in, std::string_view path, const ReadSink& sink);

/// RFC 4180 in UTF-8 with a byte order mark, which spreadsheets ask for.
extern const Writer csv_writer;

}  // namespace findings
