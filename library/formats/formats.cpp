#include "library/formats/formats.hpp"

#include "library/base/text.hpp"
#include "library/formats/bibtex.hpp"
#include "library/formats/crossref_xml.hpp"
#include "library/formats/csl_json.hpp"
#include "library/formats/csv.hpp"
#include "library/formats/datacite_xml.hpp"
#include "library/formats/docx.hpp"
#include "library/formats/dublin_core.hpp"
#include "library/formats/endnote_xml.hpp"
#include "library/formats/evidence_xml.hpp"
#include "library/formats/html.hpp"
#include "library/formats/jats.hpp"
#include "library/formats/json_ld.hpp"
#include "library/formats/json_lines.hpp"
#include "library/formats/marcxml.hpp"
#include "library/formats/markdown.hpp"
#include "library/formats/mods.hpp"
#include "library/formats/nbib.hpp"
#include "library/formats/pdf.hpp"
#include "library/formats/pubmed_xml.hpp"
#include "library/formats/ris.hpp"
#include "library/formats/xml_gate.hpp"

#include <fmt/format.h>

namespace findings {
namespace {

constexpr std::string_view xml_endings[] = {".xml"};
constexpr std::string_view jats_endings[] = {".xml", ".nxml", ".jats"};
constexpr std::string_view bibtex_endings[] = {".bib", ".bibtex"};
constexpr std::string_view csl_json_endings[] = {".csl.json"};
constexpr std::string_view json_ld_endings[] = {".jsonld"};
constexpr std::string_view json_lines_endings[] = {".jsonl", ".ndjson"};
constexpr std::string_view csv_endings[] = {".csv", ".tsv"};
constexpr std::string_view marc_endings[] = {".mrc", ".marc"};
constexpr std::string_view docx_endings[] = {".docx"};
constexpr std::string_view html_endings[] = {".html", ".htm", ".xhtml"};
constexpr std::string_view markdown_endings[] = {".md", ".markdown"};
constexpr std::string_view nbib_endings[] = {".nbib", ".medline"};
constexpr std::string_view pdf_endings[] = {".pdf"};
constexpr std::string_view ris_endings[] = {".ris"};

// Every format there is: one file and one line here each. What two of them recognise belongs to the
// first.
constexpr Format table[] = {
    {"evidence_xml", "native XML", xml_endings, "application/xml", recognises_evidence_xml,
     read_evidence_xml, &evidence_xml_writer, "xml"},
    {"jats", "JATS article XML", jats_endings, "application/jats+xml", recognises_jats, read_jats,
     &jats_writer, "jats.xml"},
    {"dublin_core", "Dublin Core", xml_endings, "application/xml", recognises_dublin_core,
     read_dublin_core, &dublin_core_writer, "dc.xml"},
    {"mods", "MODS", xml_endings, "application/mods+xml", recognises_mods, read_mods, &mods_writer,
     "mods.xml"},
    {"marcxml", "MARCXML", xml_endings, "application/marcxml+xml", recognises_marcxml, read_marcxml,
     nullptr},
    {"marc", "binary MARC (known, not read)", marc_endings, "application/marc", recognises_marc,
     read_marc, nullptr},
    {"pubmed_xml", "PubMed XML", xml_endings, "application/xml", recognises_pubmed_xml,
     read_pubmed_xml, nullptr},
    {"crossref_xml", "Crossref XML", xml_endings, "application/vnd.crossref.unixref+xml",
     recognises_crossref_xml, read_crossref_xml, nullptr},
    {"endnote_xml", "EndNote XML", xml_endings, "application/xml", recognises_endnote_xml,
     read_endnote_xml, nullptr},
    {"datacite_xml", "DataCite XML", xml_endings, "application/vnd.datacite.datacite+xml",
     recognises_datacite_xml, read_datacite_xml, nullptr},
    {"ris", "RIS", ris_endings, "application/x-research-info-systems", recognises_ris, read_ris,
     &ris_writer, "ris"},
    {"nbib", "PubMed text", nbib_endings, "application/nbib", recognises_nbib, read_nbib, nullptr},
    {"csl_json", "CSL JSON", csl_json_endings, "application/vnd.citationstyles.csl+json",
     recognises_csl_json, read_csl_json, &csl_json_writer, "csl.json"},
    {"json_ld", "schema.org as JSON-LD", json_ld_endings, "application/ld+json", recognises_json_ld,
     read_json_ld, &json_ld_writer, "jsonld"},
    {"json_lines", "native JSON, a record a line", json_lines_endings, "application/x-ndjson",
     recognises_json_lines, read_json_lines, &json_lines_writer, "jsonl"},
    {"bibtex", "BibTeX", bibtex_endings, "application/x-bibtex", recognises_bibtex, read_bibtex,
     &bibtex_writer, "bib"},
    {"csv", "CSV table", csv_endings, "text/csv", recognises_csv, read_csv, &csv_writer, "csv"},
    {"docx", "Word document", docx_endings,
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", recognises_docx,
     read_docx, nullptr},
    {"pdf", "PDF", pdf_endings, "application/pdf", recognises_pdf, read_pdf, nullptr},
    {"html", "HTML", html_endings, "text/html", recognises_html, read_html, nullptr},
    {"markdown", "Markdown", markdown_endings, "text/markdown", recognises_markdown, read_markdown,
     &markdown_writer, "md"},
};

bool ends_as(const Format& format, std::string_view lower_path)
{
    for (const std::string_view ending : format.endings)
        if (lower_path.ends_with(ending))
            return true;
    return false;
}

/// Without line breaks and other control characters, but whole.
std::string on_one_line(std::string_view text)
{
    std::string line;
    for (const char c : text)
        line += static_cast<unsigned char>(c) < 0x20 || c == '\x7f' ? ' ' : c;
    return line;
}

}  // namespace

std::string str(const Place& place)
{
    if (place.line == 0)
        return place.path;
    if (place.column == 0)
        return fmt::format("{}:{}", place.path, place.line);
    return fmt::format("{}:{}:{}", place.path, place.line, place.column);
}

std::string str(const Rejection& rejection)
{
    return on_one_line(
        fmt::format("{}: {}; {}", str(rejection.place), rejection.what, rejection.mend));
}

void write_records(const Writer& writer, std::ostream& out, std::span<const Record> records,
                   const Vocabulary* vocabulary)
{
    writer.begin(out, records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        writer.record(out, records[i],
                      {.number = i + 1, .of = records.size(), .vocabulary = vocabulary});
    writer.end(out, records.size());
}

std::span<const Format> formats()
{
    return table;
}

const Format* format_named(std::string_view name)
{
    for (const Format& format : table)
        if (format.name == name)
            return &format;
    return nullptr;
}

const Format* format_written_as(std::string_view ending)
{
    for (const Format& format : table)
        if (format.writer != nullptr && format.written_as == ending)
            return &format;
    return nullptr;
}

const Format* format_of(std::string_view beginning, std::string_view path)
{
    for (const Format& format : table)
        if (format.recognises(beginning))
            return &format;
    // XML that shows its root element and is none of ours is none of ours whatever its name.
    if (const std::optional<XmlRoot> root = xml_root(beginning); root && !root->name.empty())
        return nullptr;
    const std::string lower = ascii_lower(path);
    for (const Format& format : table)
        if (ends_as(format, lower))
            return &format;
    return nullptr;
}

}  // namespace findings
