#include "library/formats/xml_gate_names.hpp"

#include "library/base/text.hpp"

namespace findings {
namespace {

constexpr std::string_view unknown = "?";

std::string prefixed(std::string_view prefix, std::string_view local)
{
    if (prefix.empty())
        return std::string(local);
    std::string name(prefix);
    name += ':';
    name += local;
    return name;
}

}  // namespace

XmlName parts_of(std::string_view expat_name)
{
    const std::size_t first = expat_name.find(xml_name_separator);
    if (first == std::string_view::npos)
        return {{}, expat_name, {}};
    const std::string_view rest = expat_name.substr(first + 1);
    const std::size_t second = rest.find(xml_name_separator);
    if (second == std::string_view::npos)
        return {expat_name.substr(0, first), rest, {}};
    return {expat_name.substr(0, first), rest.substr(0, second), rest.substr(second + 1)};
}

std::string name_in_document(const XmlName& name)
{
    return std::string(cut(prefixed(name.prefix, name.local), 80));
}

XmlNames::XmlNames(std::span<const XmlNamespace> namespaces)
{
    prefixes_.emplace("http://www.w3.org/XML/1998/namespace", "xml");
    bool plain_is_taken = false;
    for (const XmlNamespace& known : namespaces) {
        prefixes_.emplace(known.uri, known.prefix);
        plain_is_taken = plain_is_taken || known.prefix.empty();
    }
    prefixes_.emplace("", plain_is_taken ? unknown : "");
}

std::string XmlNames::of_element(const XmlName& name) const
{
    const auto found = prefixes_.find(name.uri);
    return prefixed(found == prefixes_.end() ? unknown : found->second, name.local);
}

std::string XmlNames::of_attribute(const XmlName& name) const
{
    if (name.uri.empty())
        return std::string(name.local);
    const auto found = prefixes_.find(name.uri);
    const bool has_prefix = found != prefixes_.end() && !found->second.empty();
    return prefixed(has_prefix ? found->second : unknown, name.local);
}

}  // namespace findings
