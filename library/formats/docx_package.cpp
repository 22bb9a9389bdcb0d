#include "library/formats/docx_package.hpp"

#include "library/base/text.hpp"

#include <sstream>
#include <utility>

namespace findings::docx {
namespace {

constexpr XmlNamespace namespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"}};

bool is_relationship(std::string_view name)
{
    return name == "rel:Relationship";
}

std::string last_part(std::string_view type)
{
    return std::string(type.substr(type.rfind('/') + 1));
}

/// "/word/document.xml" and "word/document.xml" as the archive has it.
std::string resolved(const std::string& folder, std::string target)
{
    if (target.starts_with('/'))
        return target.substr(1);
    return folder + target;
}

}  // namespace

Package::Package(ZipArchive archive, std::string_view path)
    : archive_(std::move(archive)), path_(path)
{}

std::optional<Rejection> Package::find_parts()
{
    if (auto fault = find_related("_rels/.rels", ""))
        return fault;
    const auto found = parts_.find("officeDocument");
    std::string document = found == parts_.end() ? "word/document.xml" : found->second;
    if (!archive_.holds(document))
        return Rejection{
            {path_}, "there is no Word document in the archive", "give a Word document (.docx)"};
    parts_["document"] = document;
    const std::size_t slash = document.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : document.substr(0, slash + 1);
    return find_related(folder + "_rels/" + document.substr(folder.size()) + ".rels", folder);
}

std::optional<Rejection> Package::find_related(const std::string& file, const std::string& folder)
{
    return read_file(file, is_relationship, [&](pugi::xml_node node) {
        const std::string name = resolved(folder, node.attribute("Target").value());
        if (archive_.holds(name))
            parts_.emplace(last_part(node.attribute("Type").value()), name);
    });
}

std::optional<Rejection> Package::read(const std::string& part,
                                       bool (*is_record)(std::string_view canonical_name),
                                       const std::function<void(pugi::xml_node)>& take)
{
    const auto found = parts_.find(part);
    return found == parts_.end() ? std::nullopt : read_file(found->second, is_record, take);
}

std::optional<Rejection> Package::read_file(const std::string& name,
                                            bool (*is_record)(std::string_view canonical_name),
                                            const std::function<void(pugi::xml_node)>& take)
{
    if (!archive_.holds(name))
        return std::nullopt;
    Result<std::string, ZipFault> bytes = archive_.read(name);
    if (!bytes.has_value())
        return Rejection{{path_}, bytes.error().what, bytes.error().mend};
    std::istringstream in(std::move(*bytes));
    return read_xml(in, path_ + ":" + printable(name),
                    {.namespaces = namespaces, .is_record = is_record},
                    [&](const XmlElement& element) { take(element.node); });
}

}  // namespace findings::docx
