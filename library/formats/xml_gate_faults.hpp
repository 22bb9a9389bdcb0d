#pragma once

#include <expat.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// What is wrong with a document, without its place, and what to do.
struct XmlFault {
    std::string what;
    std::string mend;
};

/// An element that has not ended yet.
struct XmlOpenElement {
    std::string name;  ///< as in the document
    std::size_t line = 0;
};

/// Where expat stopped.
struct XmlTrouble {
    XML_Error error = XML_ERROR_NONE;
    std::string_view bytes;                  ///< of the source, from the place of the error on
    std::string_view before;                 ///< of the source, up to that place
    std::string_view encoding;               ///< in effect, lower case
    const XmlOpenElement* inside = nullptr;  ///< the innermost open element
};

/// In words for the owner of the document.
XmlFault explain(const XmlTrouble& trouble);

/// What the first bytes show to be no XML at all; nullopt where they may be some. The bytes are all
/// of the file or its first 64 KiB.
std::optional<XmlFault> not_xml(std::string_view beginning);

/// The name of the first entity in the source of a tag or text that is not one of XML's own five or
/// a number; empty where there is none.
std::string foreign_entity(std::string_view source);

/// True where the bytes begin as UTF-16 does, with or without byte order mark.
bool begins_as_utf16(std::string_view bytes);

/// Without a byte order mark of UTF-8.
std::string_view without_mark(std::string_view bytes);

}  // namespace findings
