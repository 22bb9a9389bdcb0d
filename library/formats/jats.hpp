#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// True for JATS and its forerunner NLM: an <article>, or several in a <pmc-articleset>, <articles>
/// or an OAI-PMH answer. DocBook and XHTML also have an <article> and are left alone.
bool recognises_jats(std::string_view beginning);

/// Reads every <article> of the document (NLM 1.0 to 3.0, JATS 0.4 to 1.4, all tag sets) as
/// docs/formats/jats.md says. Sub-articles and responses are no records of their own.
void read_jats(std::istream& in, std::string_view path, const ReadSink& sink);

/// JATS Archiving 1.1; several articles in <articles>.
extern const Writer jats_writer;

}  // namespace findings
