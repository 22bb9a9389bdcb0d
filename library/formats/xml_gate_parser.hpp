#pragma once

#include <expat.h>

#include <memory>
#include <type_traits>

namespace findings {

struct FreeXmlParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

/// An expat parser and its memory.
using XmlParser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeXmlParser>;

/// A parser that knows namespaces (names as in xml_gate_names.hpp) and, besides expat's own
/// encodings, windows-1252. It fetches nothing.
XmlParser make_xml_parser();

}  // namespace findings
