#include "library/formats/dublin_core.hpp"

#include "library/base/text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/journal_citation.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/record_reading.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_records.hpp"
#include "library/formats/xml_text.hpp"

#include <array>
#include <ostream>
#include <utility>

namespace findings {
namespace {

constexpr std::string_view oai_dc = "http://www.openarchives.org/OAI/2.0/oai_dc/";
constexpr std::string_view elements = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view terms = "http://purl.org/dc/terms/";

constexpr std::array namespaces{
    XmlNamespace{oai_dc, "oai_dc"},
    XmlNamespace{elements, "dc"},
    XmlNamespace{terms, "dcterms"},
    XmlNamespace{"info:srw/schema/1/dc-schema", "srw_dc"},
    XmlNamespace{"info:srw/schema/1/dc-v1.1", "srw_dc"},
};

bool is_record(std::string_view name)
{
    return name == "oai_dc:dc" || name == "srw_dc:dc" || name == "dc:dc" || name == "dc";
}

// ---- reading

/// The element's name without its prefix: simple and qualified Dublin Core share names.
std::string_view local(pugi::xml_node node)
{
    const std::string_view name = node.name();
    return name.substr(name.rfind(':') + 1);
}

/// Reads the elements of one record, in two rounds: what a description or title is depends on the
/// language of the record, which may come after it.
class Reading : public RecordReading {
public:
    explicit Reading(const XmlElement& element) : RecordReading(element.place)
    {
        for (const pugi::xml_node node : element.node.children())
            if (node.type() == pugi::node_element)
                take_plain(node);
        for (const pugi::xml_node node : element.node.children())
            if (node.type() == pugi::node_element)
                take_by_language(node);
        take_type_words(types_, record(), notes());
        if (says_retracted(record().title))
            record().status = Status::retracted;
    }

private:
    void take_plain(pugi::xml_node node)
    {
        const std::string_view name = local(node);
        const std::string text = line_text(node);
        if (text.empty())
            return;
        if (name == "creator")
            add_once(agent_of_inverted(text), record().authors);
        else if (name == "contributor")
            add_once(agent_of_inverted(text), record().contributors);
        else if (name == "subject")
            add_once(text, record().keywords);
        else if (name == "type")
            types_.push_back(text);
        else if (name == "rights" || name == "license" || name == "accessRights")
            take_rights(text, record(), notes());
        else if (name == "language")
            take_language(text);
        else
            take_publication(name, text);
    }

    void take_publication(std::string_view name, const std::string& text)
    {
        if (name == "publisher") {
            if (record().publisher.empty())
                record().publisher = text;
            else if (record().publisher != text)
                note("another publisher", text);
        } else if (name == "date" || name == "issued" || name == "created" || name == "available") {
            take_date(text);
        } else if (name == "modified") {
            record().modified = loose_date(text);
        } else if (name == "identifier") {
            if (!take_identifier(text, record()))
                note("an identifier", text);
        } else if (name == "source" || name == "isPartOf" || name == "bibliographicCitation") {
            take_source(text);
        } else if (name == "coverage" || name == "spatial") {
            if (!add_parsed(text, record().studied_in))
                note("coverage", text);
        } else if (name != "title" && name != "alternative" && name != "description" &&
                   name != "abstract") {
            note(name, text);
        }
    }

    void take_language(const std::string& text)
    {
        const auto language = language_named(text);
        if (language && !record().language)
            record().language = language;
        else if (language != record().language)
            note("a language", text);
    }

    /// Of several dates (deposited, available, issued) simple Dublin Core does not say which is
    /// which: the earliest is when people could first read it.
    void take_date(const std::string& text)
    {
        const auto date = loose_date(text);
        if (!date)
            return note("a date", text);
        auto& issued = record().issued;
        if (issued && *issued != *date)
            note("another date", std::max(*issued, *date).str());
        issued = issued ? std::min(*issued, *date) : *date;
    }

    void take_source(const std::string& text)
    {
        if (text.starts_with("http") || Doi::parse(text))
            return note("a source", text);
        if (take_identifier(text, record()))
            return;
        if (record().container == Container{})
            record().container = parse_journal_citation(text);
        else
            note("a source", text);
    }

    /// The language of the element where it is not the record's.
    std::optional<Language> other_language(pugi::xml_node node)
    {
        auto language = Language::parse(language_of(node));
        return language == record().language ? std::nullopt : language;
    }

    void take_by_language(pugi::xml_node node)
    {
        const std::string_view name = local(node);
        if (name == "title" || name == "alternative")
            take_title(name, node);
        else if (name == "description" || name == "abstract")
            take_description(node);
    }

    void take_title(std::string_view name, pugi::xml_node node)
    {
        const std::string text = line_text(node);
        const auto language = other_language(node);
        if (text.empty() || text == record().title)
            return;
        if (record().title.empty() && name == "title")
            record().title = text;
        else if (language)
            record().translated_titles.push_back({*language, text});
        else
            note("another title", text);
    }

    void take_description(pugi::xml_node node)
    {
        const std::string text = paragraph_text(node);
        if (text.empty())
            return;
        const auto language = other_language(node);
        std::string& abstract = record().abstract;
        if (language && record().language)
            record().sections.push_back({"Abstract (" + language->str() + ")", text});
        else
            abstract += (abstract.empty() ? "" : "\n\n") + text;
    }

    std::vector<std::string> types_;
};

// ---- writing

/// What read back names the identifier by itself.
std::vector<std::string> identifiers(const Record& record)
{
    std::vector<std::string> all;
    if (record.doi)
        all.push_back("https://doi.org/" + record.doi->str());
    if (record.pmid)
        all.push_back("PMID:" + record.pmid->str());
    if (record.pmcid)
        all.push_back(record.pmcid->str());
    for (const Isbn& isbn : record.isbns)
        all.push_back("urn:isbn:" + isbn.str());
    if (record.url)
        all.push_back(record.url->str());
    return all;
}

/// "A citation https://doi.org/10.1/x"
std::string in_words(const SourceWork& work)
{
    if (work.doi)
        return work.citation + " https://doi.org/" + work.doi->str();
    return work.url ? work.citation + " " + work.url->str() : work.citation;
}

void write_titles(pugi::xml_node node, const Record& record)
{
    append_text(node, "dc:title", record.title);
    for (const Translated& title : record.translated_titles)
        append_text(node, "dc:title", title.text)
            .append_attribute("xml:lang")
            .set_value(title.language.str().c_str());
}

void write_people(pugi::xml_node node, const Record& record)
{
    for (const Agent& author : record.authors)
        append_text(node, "dc:creator", inverted(author));
    for (const Agent& contributor : record.contributors)
        append_text(node, "dc:contributor", inverted(contributor));
}

void write_about(pugi::xml_node node, const Record& record)
{
    for (const std::string& word : subject_words(record))
        append_text(node, "dc:subject", word);
    append_text(node, "dc:description", abstract_text(record));
    for (const std::string& word : type_words(record))
        append_text(node, "dc:type", word);
    for (const std::string& identifier : identifiers(record))
        append_text(node, "dc:identifier", identifier);
}

void write_relations(pugi::xml_node node, const Record& record)
{
    append_text(node, "dc:source", journal_citation(record.container));
    for (const Issn& issn : record.issns)
        append_text(node, "dc:source", "urn:issn:" + issn.str());
    for (const auto* works : {&record.sources, &record.references})
        for (const SourceWork& work : *works)
            append_text(node, "dc:relation", in_words(work));
    for (const Country& country : record.studied_in)
        append_text(node, "dc:coverage", country.str());
    for (const std::string& statement : rights_statements(record))
        append_text(node, "dc:rights", statement);
}

void write_record(std::ostream& out, const Record& record, Position position)
{
    const bool is_alone = position.of == 1;
    pugi::xml_document document;
    pugi::xml_node node = document.append_child("oai_dc:dc");
    if (is_alone) {
        node.append_attribute("xmlns:oai_dc").set_value(oai_dc.data());
        node.append_attribute("xmlns:dc").set_value(elements.data());
    }
    write_titles(node, record);
    write_people(node, record);
    append_text(node, "dc:publisher", record.publisher);
    if (record.issued)
        append_text(node, "dc:date", record.issued->str());
    if (record.language)
        append_text(node, "dc:language", record.language->str());
    write_about(node, record);
    write_relations(node, record);
    node.print(out, "  ", pugi::format_default, pugi::encoding_utf8, is_alone ? 0 : 1);
}

void write_begin(std::ostream& out, std::size_t of)
{
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (of != 1)
        out << "<records xmlns:oai_dc=\"" << oai_dc << "\" xmlns:dc=\"" << elements << "\">\n";
}

void write_end(std::ostream& out, std::size_t of)
{
    if (of != 1)
        out << "</records>\n";
}

}  // namespace

bool recognises_dublin_core(std::string_view beginning)
{
    const auto root = xml_root(beginning);
    if (!root)
        return false;
    if (root->namespace_uri == oai_dc || root->namespace_uri == elements)
        return true;
    return (is_envelope(*root) || root->name == "records") &&
           mentions(beginning, {oai_dc, elements});
}

void read_dublin_core(std::istream& in, std::string_view path, const ReadSink& sink)
{
    read_xml_records(
        in, path, sink, {.namespaces = namespaces, .is_record = is_record},
        [](const XmlElement& element) -> Result<ReadRecord, Rejection> {
            return Reading(element).result();
        },
        {"Dublin Core record", "give it a <dc:title> or an <dc:identifier> in <oai_dc:dc>"});
}

const Writer dublin_core_writer{write_begin, write_record, write_end};

}  // namespace findings
