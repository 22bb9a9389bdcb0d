#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// Dublin Core as repositories deliver it (oai_dc of OAI-PMH 2.0), docs/formats/dublin_core.md.

bool recognises_dublin_core(std::string_view beginning);

void read_dublin_core(std::istream& in, std::string_view path, const ReadSink& sink);

/// One <oai_dc:dc>, or several in an OAI-PMH-like <records>.
extern const Writer dublin_core_writer;

}  // namespace findings
