#include "library/formats/xml_gate_parser.hpp"

#include "library/base/text.hpp"
#include "library/formats/windows_1252.hpp"
#include "library/formats/xml_gate.hpp"
#include "library/formats/xml_gate_faults.hpp"
#include "library/formats/xml_gate_names.hpp"

#include <array>
#include <new>

namespace findings {
namespace {

int unknown_encoding(void*, const char* name, XML_Encoding* encoding)
{
    const std::string lower = ascii_lower(name);
    if (lower != "windows-1252" && lower != "cp1252" && lower != "x-cp1252")
        return XML_STATUS_ERROR;
    for (int byte = 0; byte < 256; ++byte)
        encoding->map[byte] = byte;
    for (std::size_t i = 0; i < windows_1252_points.size(); ++i)  // -1: no character
        encoding->map[0x80 + i] =
            windows_1252_points[i] == 0 ? -1 : static_cast<int>(windows_1252_points[i]);
    return XML_STATUS_OK;
}

/// What xml_root() looks for, and the parser to stop once it is seen.
struct Looking {
    XML_Parser parser;
    std::optional<XmlRoot> root;
};

void see(void* looking, XmlRoot root)
{
    auto& it = *static_cast<Looking*>(looking);
    if (!it.root)
        it.root = std::move(root);
    XML_StopParser(it.parser, XML_FALSE);
}

void see_element(void* looking, const char* expat_name, const char**)
{
    const XmlName name = parts_of(expat_name);
    see(looking, {std::string(name.local), std::string(name.uri)});
}

void see_doctype(void* looking, const char* name, const char*, const char*, int has_subset)
{
    if (has_subset != 0)  // may be hostile, and will be refused: the name is all that is needed
        see(looking, {name, ""});
}

}  // namespace

XmlParser make_xml_parser()
{
    XmlParser parser(XML_ParserCreateNS(nullptr, xml_name_separator));
    if (!parser)
        throw std::bad_alloc();
    XML_SetReturnNSTriplet(parser.get(), 1);
    XML_SetUnknownEncodingHandler(parser.get(), unknown_encoding, nullptr);
    return parser;
}

std::optional<XmlRoot> xml_root(std::string_view beginning)
{
    if (not_xml(beginning))
        return std::nullopt;
    const XmlParser parser = make_xml_parser();
    Looking looking{parser.get(), std::nullopt};
    XML_SetUserData(parser.get(), &looking);
    XML_SetStartElementHandler(parser.get(), see_element);
    XML_SetStartDoctypeDeclHandler(parser.get(), see_doctype);
    const XML_Status status =
        XML_Parse(parser.get(), beginning.data(), static_cast<int>(beginning.size()), XML_FALSE);
    if (looking.root)
        return looking.root;
    if (status == XML_STATUS_ERROR)
        return std::nullopt;
    return XmlRoot{};
}

}  // namespace findings
