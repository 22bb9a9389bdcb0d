#pragma once

#include "library/formats/formats.hpp"
#include "library/formats/xml_gate.hpp"
#include "library/formats/zip_archive.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace findings::docx {

/// The parts of a Word document, by what they are to it: "styles", "numbering", "footnotes",
/// "comments" … Belongs to one thread at a time.
class Package {
public:
    /// The path is for messages.
    Package(ZipArchive archive, std::string_view path);

    /// Finds the parts; why not.
    std::optional<Rejection> find_parts();

    bool holds(const std::string& part) const { return parts_.contains(part); }

    /// Reads the record elements of a part through the XML gate, with the prefixes w (both
    /// WordprocessingML namespaces), mc, m (mathematics), cp, dc and dcterms. What is wrong with
    /// it; nothing where it is not there.
    std::optional<Rejection> read(const std::string& part,
                                  bool (*is_record)(std::string_view canonical_name),
                                  const std::function<void(pugi::xml_node)>& take);

private:
    std::optional<Rejection> read_file(const std::string& name,
                                       bool (*is_record)(std::string_view canonical_name),
                                       const std::function<void(pugi::xml_node)>& take);
    std::optional<Rejection> find_related(const std::string& file, const std::string& folder);

    ZipArchive archive_;
    std::string path_;
    std::map<std::string, std::string> parts_;  ///< the name in the archive
};

}  // namespace findings::docx
