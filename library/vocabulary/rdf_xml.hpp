#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace findings {

/// One statement of an RDF document. Names are absolute where the document says enough to make them
/// so; blank nodes are "_:n".
struct Triple {
    std::string subject;
    std::string predicate;
    std::string object;  ///< name of a resource, or the text of a literal
    bool literal = false;
    std::string language;  ///< of a literal; empty for none
    std::size_t line = 0;
};

/// Reads RDF/XML (w3.org/TR/rdf-syntax-grammar) with expat: node and property elements, rdf:about,
/// rdf:ID, rdf:resource, rdf:nodeID, rdf:parseType="Resource", property attributes, xml:lang and
/// xml:base. Collections, XML literals and reification are passed over. Throws VocabularyError with
/// line and column where the document is not well-formed, has a DOCTYPE, is deeper than 256
/// elements or is not RDF.
void read_rdf_xml(std::string_view document, const std::function<void(const Triple&)>& take);

}  // namespace findings
