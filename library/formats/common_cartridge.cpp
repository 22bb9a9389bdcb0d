#include "library/formats/common_cartridge.hpp"

#include "library/base/text.hpp"
#include "library/formats/xml_text.hpp"
#include "library/formats/zip_writing.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <sstream>
#include <string_view>

namespace findings {
namespace {

// imsglobal.org/cc: "IMS Common Cartridge Profile 1.1" and "1.3" with its Thin profile, and the
// schemas ccv1p1_imscp_v1p2_v1p0.xsd and ccv1p3_imscp_v1p2_v1p0.xsd.
constexpr std::size_t longest_title = 250;  // bytes; Canvas takes 255 characters

struct Names {
    std::string_view version;  ///< as it stands in namespaces: "v1p3"
    const char* schema;
    const char* schema_version;
};

Names names_of(CartridgeProfile profile)
{
    if (profile == CartridgeProfile::full_1_1)
        return {"v1p1", "IMS Common Cartridge", "1.1.0"};
    return {"v1p3", "IMS Thin Common Cartridge", "1.3.0"};
}

std::string written(const pugi::xml_document& document)
{
    std::ostringstream out;
    document.save(out, " ", pugi::format_default, pugi::encoding_utf8);
    return std::move(out).str();
}

void declare(pugi::xml_document& document)
{
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
}

void set(pugi::xml_node node, const char* attribute, const std::string& value)
{
    node.append_attribute(attribute).set_value(value.c_str());
}

std::string title_of(const std::string& text)
{
    const std::string line = squeezed(text);
    if (line.size() <= longest_title)
        return line.empty() ? "–" : line;
    return std::string(cut(line, longest_title)) + "…";
}

/// Writes the manifest, and remembers which link document each link has.
class Manifest {
public:
    Manifest(const Cartridge& cartridge, const Names& names) : cartridge_(cartridge), names_(names)
    {}

    std::string write()
    {
        declare(document_);
        pugi::xml_node root = document_.append_child("manifest");
        set(root, "identifier", "M_" + cartridge_.id);
        const std::string version(names_.version);
        set(root, "xmlns", "http://www.imsglobal.org/xsd/imscc" + version + "/imscp_v1p1");
        set(root, "xmlns:lomimscc", "http://ltsc.ieee.org/xsd/imscc" + version + "/LOM/manifest");
        write_metadata(root.append_child("metadata"));
        pugi::xml_node organization =
            root.append_child("organizations").append_child("organization");
        set(organization, "identifier", "O_" + cartridge_.id);
        set(organization, "structure", "rooted-hierarchy");
        pugi::xml_node top = organization.append_child("item");
        set(top, "identifier", "I_" + cartridge_.id);
        resources_ = root.append_child("resources");
        for (const CartridgeSection& section : cartridge_.sections)
            write_section(section, top);
        return written(document_);
    }

private:
    void write_metadata(pugi::xml_node metadata)
    {
        append_text(metadata, "schema", names_.schema);
        append_text(metadata, "schemaversion", names_.schema_version);
        pugi::xml_node general =
            metadata.append_child("lomimscc:lom").append_child("lomimscc:general");
        write_string(general.append_child("lomimscc:title"), title_of(cartridge_.title));
        append_text(general, "lomimscc:language", cartridge_.language);
        if (!cartridge_.description.empty())
            write_string(general.append_child("lomimscc:description"), cartridge_.description);
    }

    void write_string(pugi::xml_node parent, const std::string& text)
    {
        pugi::xml_node string = append_text(parent, "lomimscc:string", text);
        if (!cartridge_.language.empty())
            set(string, "language", cartridge_.language);
    }

    void write_section(const CartridgeSection& section, pugi::xml_node parent)
    {
        if (!section.title.empty())
            parent = append_item(parent, section.title);
        for (const CartridgeLink& link : section.links)
            write_link(link, parent);
    }

    /// A note is a heading beside its link: an item with a resource may have none below it (rule
    /// 8b of the schema).
    void write_link(const CartridgeLink& link, pugi::xml_node parent)
    {
        if (!link.note.empty())
            append_item(parent, link.note);
        const std::string number = std::to_string(++links_);
        set(append_item(parent, link.title), "identifierref", "R" + number);
        pugi::xml_node resource = resources_.append_child("resource");
        set(resource, "identifier", "R" + number);
        set(resource, "type", "imswl_xml" + std::string(names_.version));
        set(resource.append_child("file"), "href", "link" + number + ".xml");
    }

    pugi::xml_node append_item(pugi::xml_node parent, const std::string& title)
    {
        pugi::xml_node item = parent.append_child("item");
        set(item, "identifier", "I" + std::to_string(++items_));
        append_text(item, "title", title_of(title));
        return item;
    }

    const Cartridge& cartridge_;
    const Names& names_;
    pugi::xml_document document_;
    pugi::xml_node resources_;
    std::size_t items_ = 0;
    std::size_t links_ = 0;
};

std::string link_document(const CartridgeLink& link, const Names& names)
{
    pugi::xml_document document;
    declare(document);
    pugi::xml_node root = document.append_child("webLink");
    set(root, "xmlns",
        fmt::format("http://www.imsglobal.org/xsd/imscc{0}/imswl_{0}", names.version));
    append_text(root, "title", title_of(link.title));
    set(root.append_child("url"), "href", link.address);
    return written(document);
}

}  // namespace

std::string common_cartridge(const Cartridge& cartridge, CartridgeProfile profile)
{
    const Names names = names_of(profile);
    ZipWriting zip(cartridge.changed);
    zip.add("imsmanifest.xml", Manifest(cartridge, names).write());
    std::size_t number = 0;
    for (const CartridgeSection& section : cartridge.sections)
        for (const CartridgeLink& link : section.links)
            zip.add("link" + std::to_string(++number) + ".xml", link_document(link, names));
    return zip.take();
}

}  // namespace findings
