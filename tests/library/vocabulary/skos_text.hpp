#pragma once

#include <string>

namespace findings {

/// SKOS in RDF/XML with these concepts inside.
inline std::string skos(const std::string& concepts)
{
    return R"(<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:dct="http://purl.org/dc/terms/" xml:base="http://x.example/">
)" + concepts +
           "</rdf:RDF>\n";
}

inline std::string named(const std::string& id, const std::string& inside)
{
    return "<skos:Concept rdf:about=\"" + id + "\"><skos:prefLabel xml:lang=\"en\">" + id +
           "</skos:prefLabel>" + inside + "</skos:Concept>\n";
}

inline std::string link(const std::string& relation, const std::string& id)
{
    return "<skos:" + relation + " rdf:resource=\"" + id + "\"/>";
}

/// A concept that is not in use any more.
inline std::string deprecated(const std::string& id, const std::string& inside)
{
    return named(id, "<owl:deprecated>true</owl:deprecated>" + inside);
}

/// dct:isReplacedBy.
inline std::string replaced_by(const std::string& id)
{
    return "<dct:isReplacedBy rdf:resource=\"" + id + "\"/>";
}

}  // namespace findings
