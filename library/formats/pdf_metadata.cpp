#include "library/formats/pdf_metadata.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/xml_gate.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

namespace findings::pdf {
namespace {

constexpr XmlNamespace namespaces[] = {{"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
                                       {"http://purl.org/dc/elements/1.1/", "dc"},
                                       {"http://prismstandard.org/namespaces/basic/1.2/", "prism"},
                                       {"http://prismstandard.org/namespaces/basic/2.0/", "prism"},
                                       {"http://prismstandard.org/namespaces/basic/2.1/", "prism"},
                                       {"http://prismstandard.org/namespaces/basic/3.0/", "prism"},
                                       {"http://ns.adobe.com/pdfx/1.3/", "pdfx"}};

bool is_description(std::string_view name)
{
    return name == "rdf:Description";
}

/// The values of a property: an attribute, a text, or the items of a list.
std::vector<std::string> values_of(pugi::xml_node description, const char* name)
{
    std::vector<std::string> values;
    const auto add = [&](std::string_view text) {
        if (std::string line = document_line(text); !is_blank_text(line))
            values.push_back(std::move(line));
    };
    add(description.attribute(name).value());
    for (const pugi::xml_node property : description.children(name)) {
        const pugi::xml_node list = property.first_child();
        if (list.child("rdf:li"))
            for (const pugi::xml_node item : list.children("rdf:li"))
                add(text_of(item));
        else
            add(text_of(property));
    }
    return values;
}

std::string first_of(pugi::xml_node description, const char* name)
{
    const std::vector<std::string> values = values_of(description, name);
    return values.empty() ? std::string() : values.front();
}

void add_keywords(const std::string& text, std::vector<std::string>& keywords)
{
    const char separator = text.find(';') != std::string::npos ? ';' : ',';
    for (const std::string_view word : split(text, separator))
        if (std::string keyword = document_line(word);
            !is_blank_text(keyword) &&
            std::find(keywords.begin(), keywords.end(), keyword) == keywords.end())
            keywords.push_back(std::move(keyword));
}

/// A comma in it may part the name or two names: then it stays whole.
Agent agent_of(const std::string& name)
{
    const bool is_clear =
        std::count(name.begin(), name.end(), ',') <= 1 && name.find(" and ") == std::string::npos;
    const Agent agent = agent_of_inverted(name);
    const bool is_one = is_clear && agent.family.find(' ') == std::string::npos;
    return agent.family.empty() || is_one ? agent : Agent{.name = name};
}

void take_prism(pugi::xml_node node, DocumentOutline& outline)
{
    Record& record = outline.stated;
    Container& container = record.container;
    const auto take = [&](const char* name, std::string& field) {
        if (field.empty())
            field = first_of(node, name);
    };
    take("prism:publicationName", container.title);
    take("prism:volume", container.volume);
    take("prism:number", container.issue);
    if (container.pages.empty())
        container.pages =
            page_range(first_of(node, "prism:startingPage"), first_of(node, "prism:endingPage"));
    for (const char* name : {"prism:publicationDate", "prism:coverDate", "prism:coverDisplayDate"})
        if (!record.issued)
            record.issued = loose_date(first_of(node, name));
    for (const char* name : {"prism:doi", "pdfx:doi", "prism:issn", "prism:eIssn", "dc:identifier"})
        for (const std::string& text : values_of(node, name))
            take_identifier(text, record);
}

void take_description(pugi::xml_node node, DocumentOutline& outline)
{
    Record& record = outline.stated;
    if (outline.weak_title.empty())
        outline.weak_title = first_of(node, "dc:title");
    if (record.authors.empty())
        for (const std::string& name : values_of(node, "dc:creator"))
            record.authors.push_back(agent_of(name));
    for (const std::string& word : values_of(node, "dc:subject"))
        add_keywords(word, record.keywords);
    if (record.publisher.empty())
        record.publisher = first_of(node, "dc:publisher");
    if (!record.language)
        record.language = language_named(first_of(node, "dc:language"));
    if (const std::string rights = first_of(node, "dc:rights"); !rights.empty())
        take_rights(rights, record, outline.notes);
    take_prism(node, outline);
}

}  // namespace

void take_xmp(const std::string& packet, DocumentOutline& outline)
{
    if (trimmed(packet).empty())
        return;
    std::istringstream in{std::string(trimmed(packet))};
    const auto fault =
        read_xml(in, "XMP", {.namespaces = namespaces, .is_record = is_description},
                 [&](const XmlElement& element) { take_description(element.node, outline); });
    if (fault)
        outline.notes.push_back("metadata that are broken are left out: " + str(*fault));
    Record& record = outline.stated;
    outline.is_kind_stated = record.doi || !record.container.title.empty();
}

void take_information(const boost::json::object& info, DocumentOutline& outline)
{
    const auto value = [&](std::string_view key) {
        const boost::json::value* found = info.if_contains(key);
        return found != nullptr && found->is_string() ? document_line(found->get_string())
                                                      : std::string();
    };
    Record& record = outline.stated;
    if (const std::string title = value("Title"); !is_blank_text(title))
        outline.weak_title = outline.weak_title.empty() ? title : outline.weak_title;
    const std::string authors = value("Author");
    if (record.authors.empty())
        for (const std::string_view name : split(authors, ';'))
            if (const std::string line = document_line(name); !is_blank_text(line))
                record.authors.push_back(agent_of(line));
    if (record.keywords.empty())
        add_keywords(value("Keywords"), record.keywords);
    for (const std::string_view key : {"doi", "DOI", "WPS-ARTICLEDOI"})
        if (!record.doi)
            record.doi = Doi::parse(value(key));
    const std::string subject = value("Subject");
    for (const std::string_view word : split(subject, ' '))  // "Empir Software Eng, doi:10.1007/x"
        if (!record.doi && word.find("10.") != std::string_view::npos)
            record.doi = Doi::parse(word);
    if (!is_blank_text(subject))
        outline.notes.push_back("subject: " + printable(subject));
    outline.is_kind_stated = outline.is_kind_stated || record.doi;
}

}  // namespace findings::pdf
