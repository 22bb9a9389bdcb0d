#include "library/formats/mods.hpp"

#include "library/formats/mods_record.hpp"
#include "library/formats/xml_records.hpp"

#include <array>

namespace findings {
namespace {

constexpr std::array namespaces{
    XmlNamespace{mods_namespace, ""},
    XmlNamespace{"", ""},
    XmlNamespace{"http://www.w3.org/1999/xlink", "xlink"},
};

bool is_mods(std::string_view name)
{
    return name == "mods";
}

}  // namespace

bool recognises_mods(std::string_view beginning)
{
    const auto root = xml_root(beginning);
    if (!root)
        return false;
    if (root->name == "mods" || root->name == "modsCollection")
        return root->namespace_uri == mods_namespace || root->namespace_uri.empty();
    return is_envelope(*root) && mentions(beginning, {mods_namespace});
}

void read_mods(std::istream& in, std::string_view path, const ReadSink& sink)
{
    read_xml_records(
        in, path, sink, {.namespaces = namespaces, .is_record = is_mods}, mods::read_record,
        {"MODS record", "give it a <titleInfo> with a <title>, or an <identifier>, in <mods>"});
}

}  // namespace findings
