#pragma once

#include "library/formats/formats.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace findings {

/// Names a namespace once for all readers: elements of `uri` reach them as "prefix:name", whatever
/// prefix the document uses; an empty prefix means plain names. Elements of unknown namespaces
/// reach them as "?:name". Elements of no namespace have plain names, unless another namespace has
/// the empty prefix: then they are "?:name" too, where "" is not listed as a namespace itself.
/// Attributes without prefix have plain names; those of a namespace with the empty prefix are
/// "?:name".
struct XmlNamespace {
    std::string_view uri;
    std::string_view prefix;
};

/// What one format asks of the gate.
struct XmlGateOptions {
    std::span<const XmlNamespace> namespaces;
    /// True for the elements that are one record each, by canonical name. They are built whole;
    /// what is around them is passed over.
    bool (*is_record)(std::string_view canonical_name);
    /// Public identifiers of DOCTYPE lines that are let pass (never fetched). A DOCTYPE with any
    /// other identifier, or with an internal subset, is refused.
    std::span<const std::string_view> public_doctypes;
    /// Called, where it is set, for what stands around the records: each element as it begins, with
    /// its attributes and nothing in it, and each text that is more than white space (a pcdata
    /// node).
    std::function<void(const struct XmlElement&)> around;
};

/// One record element, on its own: UTF-8, canonical prefixes, xml:lang inherited from its
/// ancestors.
struct XmlElement {
    pugi::xml_node node;
    Place place;
};

inline constexpr std::size_t deepest_xml = 256;  ///< nested elements

/// Bytes of text and names in one record, where each element and attribute counts price_of_xml_node
/// more: so memory stays bounded whatever a file holds.
inline constexpr std::size_t largest_xml_record = 16 * 1024 * 1024;
inline constexpr std::size_t price_of_xml_node = 64;

/// Bytes of one tag, comment or processing instruction, which expat holds as a whole.
inline constexpr std::size_t largest_xml_tag = 1024 * 1024;

/// Different names in one document, and bytes of one name: expat keeps each name to the end.
inline constexpr std::size_t most_xml_names = 10'000;
inline constexpr std::size_t longest_xml_name = 1'000;

/// The one way XML comes in (docs/decisions/xml-gate.md): expat decides whether the document is
/// well-formed, in which encoding (UTF-8, UTF-16, ISO-8859-1, US-ASCII, windows-1252), no deeper
/// than deepest_xml and free of DTDs; each record element is built as a pugixml document and given
/// to `take` as soon as it ends. The first fault ends the reading and is returned, with its place;
/// records before it have been taken. Nothing is ever fetched. Throws only where the stream fails.
std::optional<Rejection> read_xml(std::istream& in, std::string_view path,
                                  const XmlGateOptions& options,
                                  const std::function<void(const XmlElement&)>& take);

/// The place in the source of an element inside a record that the gate built; line and column 0 for
/// nodes it did not build.
Place place_of(pugi::xml_node node, std::string_view path);

/// The text of the node and all below it, white space squeezed.
std::string text_of(pugi::xml_node node);

/// xml:lang of the node or of its nearest ancestor that has one; empty where none does.
std::string_view language_of(pugi::xml_node node);

/// Whether the bytes begin an XML document (any encoding the gate reads), and its root element's
/// local name and namespace where they can be seen.
struct XmlRoot {
    std::string name;
    std::string namespace_uri;
};
std::optional<XmlRoot> xml_root(std::string_view beginning);

}  // namespace findings
