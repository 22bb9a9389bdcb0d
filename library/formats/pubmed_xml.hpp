#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// PubMed's XML as E-utilities and the website's export give it, docs/formats/pubmed_xml.md.

bool recognises_pubmed_xml(std::string_view beginning);

/// <PubmedArticle> and <PubmedBookArticle>, alone or in sets.
void read_pubmed_xml(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
