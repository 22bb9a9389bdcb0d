#include "library/formats/area_terms.hpp"
#include "library/formats/mods.hpp"
#include "library/formats/mods_fields.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_text.hpp"

#include <ostream>

namespace findings {
namespace {

/// Sets an attribute where there is an element.
pugi::xml_node with(pugi::xml_node node, const char* attribute, const std::string& value)
{
    if (!value.empty())
        node.append_attribute(attribute).set_value(value.c_str());
    return node;
}

template <class Id>
void write_identifier(pugi::xml_node node, const char* type, const Id& id)
{
    with(append_text(node, "identifier", id.str()), "type", type);
}

template <class Id>
void write_identifier(pugi::xml_node node, const char* type, const std::optional<Id>& id)
{
    if (id)
        write_identifier(node, type, *id);
}

void write_title(pugi::xml_node node, const std::string& title)
{
    if (!title.empty())
        append_text(node.append_child("titleInfo"), "title", title);
}

void write_titles(pugi::xml_node node, const Record& record)
{
    write_title(node, record.title);
    for (const Translated& title : record.translated_titles) {
        pugi::xml_node info = node.append_child("titleInfo");
        with(with(info, "type", "translated"), "xml:lang", title.language.str());
        append_text(info, "title", title.text);
    }
}

void write_role(pugi::xml_node name, const char* type, const std::string& term)
{
    if (term.empty())
        return;
    pugi::xml_node role = append_text(name.append_child("role"), "roleTerm", term);
    with(role, "type", type);
    if (std::string_view(type) == "code")
        with(role, "authority", "marcrelator");
}

void write_agent(pugi::xml_node node, const Agent& agent, const char* relator)
{
    pugi::xml_node name = node.append_child("name");
    const bool is_person = !agent.family.empty();
    with(name, "type", is_person ? "personal" : "corporate");
    if (is_person) {
        with(append_text(name, "namePart", agent.family), "type", "family");
        with(append_text(name, "namePart", agent.given), "type", "given");
    } else {
        append_text(name, "namePart", agent.name);
    }
    write_role(name, "code", relator);
    write_role(name, "text", agent.role);
    append_text(name, "affiliation", agent.organisation);
    if (agent.orcid)
        with(append_text(name, "nameIdentifier", agent.orcid->str()), "type", "orcid");
}

void write_date(pugi::xml_node parent, const char* name, const std::optional<Date>& date)
{
    if (date)
        with(append_text(parent, name, date->str()), "encoding", "w3cdtf");
}

void write_origin(pugi::xml_node node, const Record& record)
{
    pugi::xml_node origin = node.append_child("originInfo");
    append_text(origin, "publisher", record.publisher);
    write_date(origin, "dateIssued", record.issued);
    write_date(origin, "dateModified", record.modified);
    write_date(origin, "dateValid", record.review_by);
    if (!origin.first_child())
        node.remove_child(origin);
}

void write_note(pugi::xml_node node, const char* type, const std::string& text,
                const std::string& label = {})
{
    if (!text.empty())
        with(with(append_text(node, "note", text), "type", type), "displayLabel", label);
}

template <class Term>
void write_term(pugi::xml_node node, const Record& record,
                const mods::Named<std::optional<Term>>& field)
{
    if (const auto& term = record.*field.second)
        write_note(node, field.first, std::string(token(*term)));
}

void write_abstracts(pugi::xml_node node, const Record& record)
{
    with(append_text(node, "abstract", record.bottom_line), "type", mods::bottom_line);
    for (const std::string& message : record.key_messages)
        with(append_text(node, "abstract", message), "type", mods::key_message);
    with(append_text(node, "abstract", record.plain_summary), "type", mods::plain_summary);
    append_text(node, "abstract", record.abstract);
}

void write_notes(pugi::xml_node node, const Record& record)
{
    for (const auto& [type, field] : mods::texts_of_notes)
        write_note(node, type, record.*field);
    for (const Implication& implication : record.implications)
        write_note(node, mods::implication_note, implication.text, implication.role);
    for (const Recommendation& recommendation : record.recommendations)
        write_note(node, mods::recommendation_note, recommendation.text, recommendation.strength);
    for (const Section& section : record.sections)
        write_note(node, mods::section_note, section.text, section.heading);
    for (const auto& [type, field] : mods::numbers_of_notes)
        if (record.*field)
            write_note(node, type, std::to_string(*(record.*field)));
    if (record.evidence_to)
        write_note(node, mods::evidence_to_note, record.evidence_to->str());
    write_term(node, record, mods::knowledge_source);
    write_term(node, record, mods::direction);
    write_term(node, record, mods::review_quality);
    write_term(node, record, mods::level);
    if (record.status != Status::published)
        write_note(node, mods::status_note, std::string(token(record.status)));
}

void write_topic(pugi::xml_node node, const std::string& topic, const char* label)
{
    if (topic.empty())
        return;
    pugi::xml_node subject = node.append_child("subject");
    with(subject, "displayLabel", label);
    append_text(subject, "topic", topic);
}

void write_country(pugi::xml_node node, const Country& country, const char* label)
{
    pugi::xml_node subject = node.append_child("subject");
    with(subject, "displayLabel", label);
    with(append_text(subject, "geographicCode", country.str()), "authority", "iso3166");
}

/// As concepts of their vocabulary, where it is known.
void write_areas(pugi::xml_node node, const Record& record, const Vocabulary* vocabulary)
{
    for (const AreaTerm& term : area_terms(record, vocabulary)) {
        pugi::xml_node subject = node.append_child("subject");
        with(subject, "displayLabel", mods::area_label);
        if (!term.uri.empty()) {
            with(subject, "authorityURI", scheme_of(vocabulary));
            with(subject, "valueURI", term.uri);
        }
        append_text(subject, "topic", term.label);
    }
}

void write_subjects(pugi::xml_node node, const Record& record, const Vocabulary* vocabulary)
{
    for (const std::string& keyword : record.keywords)
        write_topic(node, keyword, "");
    write_areas(node, record, vocabulary);
    for (const auto& [label, field] : mods::topics_by_label)
        for (const std::string& topic : record.*field)
            write_topic(node, topic, label);
    for (const Outcome& outcome : record.outcomes)
        write_topic(node, outcome.outcome, mods::outcome_label);
    for (const Country& country : record.studied_in)
        write_country(node, country, "");
    for (const Country& country : record.applies_in)
        write_country(node, country, mods::applies_in_label);
}

void write_pages(pugi::xml_node part, const std::string& pages)
{
    if (pages.empty())
        return;
    pugi::xml_node extent = part.append_child("extent");
    with(extent, "unit", "pages");
    const std::size_t dash = pages.find('-');
    const bool is_list = pages.find_first_of(", ") != std::string::npos ||
                         pages.find('-', dash + 1) != std::string::npos || dash == 0 ||
                         dash + 1 == pages.size();
    if (dash == std::string::npos || is_list) {
        append_text(extent, is_list ? "list" : "start", pages);
        return;
    }
    append_text(extent, "start", pages.substr(0, dash));
    append_text(extent, "end", pages.substr(dash + 1));
}

void write_detail(pugi::xml_node part, const char* type, const std::string& number)
{
    if (number.empty())
        return;
    pugi::xml_node detail = part.append_child("detail");
    with(detail, "type", type);
    append_text(detail, "number", number);
}

void write_host(pugi::xml_node node, const Record& record)
{
    const Container& container = record.container;
    if (container == Container{} && record.issns.empty())
        return;
    pugi::xml_node host = node.append_child("relatedItem");
    with(host, "type", "host");
    write_title(host, container.title);
    for (const Issn& issn : record.issns)
        write_identifier(host, "issn", issn);
    pugi::xml_node part = host.append_child("part");
    write_detail(part, "volume", container.volume);
    write_detail(part, "issue", container.issue);
    write_pages(part, container.pages);
    if (!part.first_child())
        host.remove_child(part);
}

void write_work(pugi::xml_node node, const SourceWork& work, const char* type)
{
    pugi::xml_node item = node.append_child("relatedItem");
    with(item, "type", type);
    write_title(item, work.citation);
    write_identifier(item, "doi", work.doi);
    write_identifier(item, "pmid", work.pmid);
    write_identifier(item, "isbn", work.isbn);
    write_identifier(item, "uri", work.url);
}

void write_identifiers(pugi::xml_node node, const Record& record)
{
    write_identifier(node, "doi", record.doi);
    write_identifier(node, "pmid", record.pmid);
    write_identifier(node, "pmcid", record.pmcid);
    for (const Isbn& isbn : record.isbns)
        write_identifier(node, "isbn", isbn);
    write_identifier(node, "local", record.id);
}

void write_locations(pugi::xml_node node, const Record& record)
{
    if (record.url)
        with(append_text(node.append_child("location"), "url", record.url->str()), "usage",
             "primary display");
    if (record.open_copy)
        with(append_text(node.append_child("location"), "url", record.open_copy->str()), "note",
             mods::open_copy_note);
}

void write_use(pugi::xml_node node, const Record& record)
{
    with(append_text(node, "accessCondition", record.licence), "type", mods::licence_condition);
    if (record.access)
        with(append_text(node, "accessCondition", std::string(token(*record.access))), "type",
             mods::access_condition);
    if (!record.owner.empty())
        append_text(node.append_child("recordInfo"), "recordContentSource", record.owner);
}

void write_record(std::ostream& out, const Record& record, Position position)
{
    pugi::xml_document document;
    pugi::xml_node node = document.append_child("mods");
    with(node, "version", "3.7");
    write_titles(node, record);
    for (const Agent& author : record.authors)
        write_agent(node, author, "aut");
    for (const Agent& contributor : record.contributors)
        write_agent(node, contributor, "ctb");
    append_text(node, "typeOfResource", "text");
    for (const std::string& word : type_words(record))
        append_text(node, "genre", word);
    write_origin(node, record);
    if (record.language)
        with(
            with(append_text(node.append_child("language"), "languageTerm", record.language->str()),
                 "type", "code"),
            "authority", "rfc5646");
    write_abstracts(node, record);
    for (const std::string& audience : record.audience)
        append_text(node, "targetAudience", audience);
    write_notes(node, record);
    write_subjects(node, record, position.vocabulary);
    write_host(node, record);
    for (const SourceWork& source : record.sources)
        write_work(node, source, "original");
    for (const SourceWork& reference : record.references)
        write_work(node, reference, "references");
    write_identifiers(node, record);
    write_locations(node, record);
    write_use(node, record);
    node.print(out, "  ", pugi::format_default, pugi::encoding_utf8, 1);
}

void write_begin(std::ostream& out, std::size_t)
{
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<modsCollection xmlns=\"" << mods_namespace
        << "\">\n";
}

void write_end(std::ostream& out, std::size_t)
{
    out << "</modsCollection>\n";
}

}  // namespace

const Writer mods_writer{write_begin, write_record, write_end};

}  // namespace findings
