#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True where the first line, but for comments with "%", begins an entry ("@article{roy2020,"): a
/// README may show one further down.
bool recognises_bibtex(std::string_view beginning);

/// Reads every entry of a file of BibTeX or biblatex as docs/formats/bibtex.md says.
void read_bibtex(std::istream& in, std::string_view path, const ReadSink& sink);

/// Writes an entry for each record; docs/formats/bibtex.md lists what is lost.
extern const Writer bibtex_writer;

}  // namespace findings
