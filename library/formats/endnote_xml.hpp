#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// What EndNote exports as XML, docs/formats/endnote_xml.md.

bool recognises_endnote_xml(std::string_view beginning);

void read_endnote_xml(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
