#include "library/formats/crossref_xml.hpp"

#include "library/formats/crossref_xml_record.hpp"
#include "library/formats/xml_records.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

namespace findings {
namespace {

/// Schemas of Crossref have a namespace for each version; elements are the same in all.
std::vector<std::string> crossref_namespaces()
{
    std::vector<std::string> uris{""};
    for (const char* version : {"1.0", "1.1"})
        uris.push_back(fmt::format("http://www.crossref.org/xschema/{}", version));
    for (const char* version : {"2.0", "3.0"})
        uris.push_back(fmt::format("http://www.crossref.org/qrschema/{}", version));
    for (const char* version :
         {"4.3.0", "4.3.1", "4.3.2", "4.3.3", "4.3.4", "4.3.5", "4.3.6", "4.3.7", "4.3.8", "4.4.0",
          "4.4.1", "4.4.2", "4.8.0", "4.8.1", "5.0",   "5.1.0", "5.2.0", "5.3.0", "5.3.1", "5.4.0"})
        uris.push_back(fmt::format("http://www.crossref.org/schema/{}", version));
    return uris;
}

constexpr std::array inner_namespaces{
    XmlNamespace{"http://www.ncbi.nlm.nih.gov/JATS1", "jats"},
    XmlNamespace{"http://www.crossref.org/AccessIndicators.xsd", "ai"},
    XmlNamespace{"http://www.crossref.org/fundref.xsd", "fr"},
    XmlNamespace{"http://www.crossref.org/relations.xsd", "rel"},
};

bool is_record(std::string_view name)
{
    return name == "crossref";
}

}  // namespace

bool recognises_crossref_xml(std::string_view beginning)
{
    const auto root = xml_root(beginning);
    return root && (root->name == "crossref_result" || root->name == "doi_records" ||
                    root->name == "doi_record" || root->name == "crossref");
}

void read_crossref_xml(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const std::vector<std::string> uris = crossref_namespaces();
    std::vector<XmlNamespace> namespaces(inner_namespaces.begin(), inner_namespaces.end());
    for (const std::string& uri : uris)
        namespaces.push_back({uri, ""});
    read_xml_records(
        in, path, sink, {.namespaces = namespaces, .is_record = is_record}, crossref::read_record,
        {"Crossref record", "give it a <title> or a <doi> in one of the works of <crossref>"});
}

}  // namespace findings
