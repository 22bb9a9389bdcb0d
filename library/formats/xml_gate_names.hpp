#pragma once

#include "library/formats/xml_gate.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace findings {

/// Stands between the parts of the names that expat gives; no document can hold it.
inline constexpr char xml_name_separator = '\x01';

/// A name as expat gives it: namespace, local name and the prefix in the document, which may be
/// empty.
struct XmlName {
    std::string_view uri;
    std::string_view local;
    std::string_view prefix;
};

/// The parts of "uri SEP local SEP prefix", "uri SEP local" or "local".
XmlName parts_of(std::string_view expat_name);

/// As it stands in the document, "prefix:local", for messages; cut after 80 bytes.
std::string name_in_document(const XmlName& name);

/// Canonical names, as XmlNamespace says. Must not outlive the namespaces it was made from.
class XmlNames {
public:
    explicit XmlNames(std::span<const XmlNamespace> namespaces);

    std::string of_element(const XmlName& name) const;
    std::string of_attribute(const XmlName& name) const;

private:
    std::unordered_map<std::string_view, std::string_view> prefixes_;
};

}  // namespace findings
