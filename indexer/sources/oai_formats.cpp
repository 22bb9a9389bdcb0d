#include "indexer/sources/oai_formats.hpp"

#include "library/formats/evidence_xml_fields.hpp"
#include "library/formats/xml_gate.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace findings::indexer {
namespace {

/// How a format that is read here shows itself in OAI-PMH.
struct Known {
    std::string_view format;                     ///< its name here
    std::array<std::string_view, 2> namespaces;  ///< parts of their addresses
    std::array<std::string_view, 4> prefixes;    ///< by custom
    std::array<std::string_view, 4> elements;    ///< local names
};

// The best first.
constexpr Known known_formats[] = {
    {"evidence_xml",
     {evidence_namespace},
     {"findings", "evidence"},
     {"evidence", "researchSummary", "practiceGuide"}},
    {"jats",
     {"jats.nlm.nih.gov", "dtd.nlm.nih.gov"},
     {"jats", "nlm", "pmc"},
     {"article", "articles", "pmc-articleset"}},
    {"mods", {"www.loc.gov/mods/v3"}, {"mods"}, {"mods", "modsCollection"}},
    {"marcxml",
     {"www.loc.gov/MARC21/slim"},
     {"marcxml", "marc21", "marc"},
     {"record", "collection"}},
    {"datacite_xml",
     {"datacite.org/schema/kernel", "schema.datacite.org"},
     {"oai_datacite", "datacite", "oai_datacite4", "datacite4"},
     {"resource", "oai_datacite"}},
    {"dublin_core",
     {"www.openarchives.org/OAI/2.0/oai_dc", "purl.org/dc/elements/1.1"},
     {"oai_dc", "dc"},
     {"dc"}},
};

template <std::size_t Count>
bool lists(const std::array<std::string_view, Count>& list, std::string_view one)
{
    return !one.empty() && std::ranges::find(list, one) != list.end();
}

bool is_namespace_of(const Known& known, std::string_view uri)
{
    return std::ranges::any_of(known.namespaces, [&](std::string_view part) {
        return !part.empty() && uri.find(part) != std::string_view::npos;
    });
}

const Known* known_metadata(const OaiMetadataFormat& offered)
{
    for (const Known& known : known_formats)
        if (is_namespace_of(known, offered.namespace_uri))
            return &known;
    for (const Known& known : known_formats)
        if (lists(known.prefixes, offered.prefix))
            return &known;
    return nullptr;
}

// ---- native records in an envelope

// Whoever reads native XML is told of all that is not of it, so what an envelope holds is given to
// the reader a record at a time, each as a document of its own.

constexpr std::array native_namespaces{
    XmlNamespace{evidence_namespace, "native"},
    XmlNamespace{"http://www.w3.org/2001/XMLSchema-instance", "xsi"},
};

bool is_native_record(std::string_view name)
{
    return name == "native:researchSummary" || name == "native:practiceGuide";
}

/// Names of no known namespace begin with "?:", which no document can hold.
void name_the_unknown(pugi::xml_node node)
{
    const auto mended = [](const char* name) {
        return name[0] == '?' ? "unknown" + std::string(name + 1) : std::string(name);
    };
    node.set_name(mended(node.name()).c_str());
    for (pugi::xml_attribute attribute : node.attributes())
        attribute.set_name(mended(attribute.name()).c_str());
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_element)
            name_the_unknown(child);
}

std::string as_document(pugi::xml_node record)
{
    name_the_unknown(record);
    record.append_attribute("xmlns:native").set_value(evidence_namespace.data());
    record.append_attribute("xmlns:xsi").set_value("http://www.w3.org/2001/XMLSchema-instance");
    record.append_attribute("xmlns:unknown").set_value("urn:unknown");
    std::ostringstream out;
    record.print(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

/// What was found in the document that began at the first line, where it is in the reply.
Place moved(const Place& place, const Place& record)
{
    if (place.line <= 1)
        return record;
    return {place.path, place.line + record.line - 1, place.column};
}

void read_native(std::istream& in, std::string_view path, const Format& format,
                 const ReadSink& sink)
{
    const XmlGateOptions options{.namespaces = native_namespaces, .is_record = is_native_record};
    const auto fault = read_xml(in, path, options, [&](const XmlElement& element) {
        std::istringstream document(as_document(element.node));
        format.read(document, path,
                    {[&](ReadRecord read) {
                         read.place = moved(read.place, element.place);
                         sink.keep(std::move(read));
                     },
                     [&](Rejection rejection) {
                         rejection.place = moved(rejection.place, element.place);
                         sink.reject(std::move(rejection));
                     }});
    });
    if (fault)
        sink.reject(*fault);
}

}  // namespace

const Format* format_of_metadata(const OaiMetadataFormat& offered)
{
    const Known* known = known_metadata(offered);
    return known == nullptr ? nullptr : format_named(known->format);
}

const Format* format_of_element(std::string_view local_name)
{
    for (const Known& known : known_formats)
        if (lists(known.elements, local_name))
            return format_named(known.format);
    return nullptr;
}

std::optional<OaiMetadataFormat> best_format(std::span<const OaiMetadataFormat> offered)
{
    for (const Known& known : known_formats)
        for (const OaiMetadataFormat& one : offered)
            if (known_metadata(one) == &known && format_named(known.format) != nullptr)
                return one;
    return std::nullopt;
}

void read_metadata(const std::filesystem::path& reply, std::string_view path, const Format& format,
                   const ReadSink& sink)
{
    std::ifstream in(reply, std::ios::binary);
    if (format.name == "evidence_xml")
        return read_native(in, path, format, sink);
    format.read(in, path, sink);
}

}  // namespace findings::indexer
