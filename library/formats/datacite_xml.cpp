#include "library/formats/datacite_xml.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/record_reading.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_records.hpp"
#include "library/formats/xml_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings {
namespace {

constexpr std::string_view kernel = "http://datacite.org/schema/kernel-";

constexpr std::array namespaces{
    XmlNamespace{"http://datacite.org/schema/kernel-4", ""},
    XmlNamespace{"http://datacite.org/schema/kernel-4.0", ""},
    XmlNamespace{"http://datacite.org/schema/kernel-3", ""},
    XmlNamespace{"http://datacite.org/schema/kernel-3.0", ""},
    XmlNamespace{"http://datacite.org/schema/kernel-3.1", ""},
    XmlNamespace{"http://datacite.org/schema/kernel-2.2", ""},
    XmlNamespace{"http://datacite.org/schema/kernel-2.1", ""},
    XmlNamespace{"http://datacite.org/schema/kernel-2.0", ""},
};

bool is_record(std::string_view name)
{
    return name == "resource";
}

Agent agent_of(pugi::xml_node node, const char* name_element)
{
    const pugi::xml_node name = node.child(name_element);
    Agent agent = attribute_is(name, "nameType", "organizational")
                      ? Agent{.name = line_text(name)}
                      : agent_of_inverted(line_text(name));
    if (const std::string family = line_text(node.child("familyName")); !family.empty())
        agent = {.family = family, .given = line_text(node.child("givenName"))};
    for (const pugi::xml_node id : node.children("nameIdentifier"))
        if (attribute_is(id, "nameIdentifierScheme", "orcid") && !agent.orcid)
            agent.orcid = Orcid::parse(line_text(id));
    std::vector<std::string> organisations;
    for (const pugi::xml_node affiliation : node.children("affiliation")) {
        add_once(line_text(affiliation), organisations);
        if (attribute_is(affiliation, "affiliationIdentifierScheme", "ror") && !agent.ror)
            agent.ror = Url::parse(affiliation.attribute("affiliationIdentifier").value());
    }
    agent.organisation = joined(organisations, "; ");
    return agent;
}

class Reading : public RecordReading {
public:
    explicit Reading(const XmlElement& element) : RecordReading(element.place), node_(element.node)
    {
        record().language = language_named(line_text(node_.child("language")));
        take_titles();
        take_people();
        take_dates();
        take_type();
        take_texts();
        take_rights_list();
        take_identifiers();
        take_funding();
        record().publisher = line_text(node_.child("publisher"));
        for (const pugi::xml_node subject : node_.child("subjects").children("subject"))
            add_once(line_text(subject), record().keywords);
        note("the version", line_text(node_.child("version")));
        if (says_retracted(record().title))
            record().status = Status::retracted;
    }

private:
    void take_titles()
    {
        for (const pugi::xml_node node : node_.child("titles").children("title")) {
            const std::string type = ascii_lower(node.attribute("titleType").value());
            const std::string text = jats::inline_text(node);
            const auto language = Language::parse(language_of(node));
            if (text.empty())
                continue;
            if (type.empty() && record().title.empty())
                record().title = text;
            else if (type == "subtitle" && !record().title.empty())
                record().title += ": " + text;
            else if (language && language != record().language && type != "alternativetitle")
                record().translated_titles.push_back({*language, text});
            else
                note("another title", text);
        }
    }

    void take_people()
    {
        for (const pugi::xml_node node : node_.child("creators").children("creator"))
            if (Agent agent = agent_of(node, "creatorName");
                !agent.family.empty() || !agent.name.empty())
                add_once(std::move(agent), record().authors);
        for (const pugi::xml_node node : node_.child("contributors").children("contributor")) {
            Agent agent = agent_of(node, "contributorName");
            agent.role = node.attribute("contributorType").value();
            if (!agent.family.empty() || !agent.name.empty())
                add_once(std::move(agent), record().contributors);
        }
    }

    /// The date of issue where it lies in the year of publication, else that year.
    void take_dates()
    {
        record().issued = loose_date(line_text(node_.child("publicationYear")));
        for (const pugi::xml_node node : node_.child("dates").children("date")) {
            const std::string text = line_text(node);
            const auto date = loose_date(text);
            if (date && attribute_is(node, "dateType", "issued") &&
                (!record().issued || date->year() == record().issued->year()))
                record().issued = date;
            else if (date && attribute_is(node, "dateType", "updated"))
                record().modified = date;
            else
                note("a date (" + std::string(node.attribute("dateType").value()) + ")", text);
        }
        if (record().modified && record().issued && *record().modified < *record().issued)
            record().modified.reset();
    }

    void take_type()
    {
        const pugi::xml_node type = node_.child("resourceType");
        std::vector<std::string> words;
        add_once(std::string(type.attribute("resourceTypeGeneral").value()), words);
        add_once(line_text(type), words);
        if (std::none_of(words.begin(), words.end(),
                         [](const std::string& word) { return work_type_named(word).has_value(); }))
            words.emplace_back("other type of work");
        take_type_words(words, record(), notes());
    }

    void take_texts()
    {
        for (const pugi::xml_node node : node_.child("descriptions").children("description")) {
            const std::string type = node.attribute("descriptionType").value();
            const std::string text = paragraph_text(node);
            const auto language = Language::parse(language_of(node));
            if (text.empty())
                continue;
            if (type == "Abstract" && record().abstract.empty())
                record().abstract = text;
            else if (type == "SeriesInformation")
                note("the series", text);
            else if (type == "Abstract" && language)
                record().sections.push_back({"Abstract (" + language->str() + ")", text});
            else
                record().sections.push_back({type.empty() ? "Description" : type, text});
        }
    }

    void take_rights_list()
    {
        take_right(node_.child("rights"));
        for (const pugi::xml_node node : node_.child("rightsList").children("rights"))
            take_right(node);
    }

    void take_right(pugi::xml_node node)
    {
        const std::string address = node.attribute("rightsURI").value();
        take_rights(address.empty() ? line_text(node) : address, record(), notes());
    }

    void take_identifiers()
    {
        for (const pugi::xml_node node : node_.children("identifier"))
            if (const std::string text = line_text(node);
                !text.empty() && !take_identifier(text, record()))
                note("an identifier", text);
        for (const pugi::xml_node node :
             node_.child("alternateIdentifiers").children("alternateIdentifier"))
            if (const std::string text = line_text(node);
                !take_identifier(node.attribute("alternateIdentifierType").value(), text, record()))
                note("an identifier", text);
        for (const pugi::xml_node node :
             node_.child("relatedIdentifiers").children("relatedIdentifier"))
            take_related(node);
        for (const pugi::xml_node node : node_.child("relatedItems").children("relatedItem"))
            take_item(node);
    }

    void take_related(pugi::xml_node node)
    {
        const std::string relation = node.attribute("relationType").value();
        const std::string text = line_text(node);
        Record ids;
        const bool is_known =
            take_identifier(node.attribute("relatedIdentifierType").value(), text, ids);
        if (relation == "IsPartOf" && is_known && !ids.issns.empty())
            record().issns.push_back(ids.issns.front());
        else if ((relation == "Cites" || relation == "References") && is_known)
            record().references.push_back(
                {.citation = text, .doi = ids.doi, .pmid = ids.pmid, .url = ids.url});
        else
            note("a related work (" + relation + ")", text);
    }

    /// What a work was published in (kernel 4.4).
    void take_item(pugi::xml_node item)
    {
        const std::string title = line_text(item.child("titles").child("title"));
        if (!attribute_is(item, "relationType", "ispublishedin"))
            return note("a related work", title);
        record().container = {.title = title,
                              .volume = line_text(item.child("volume")),
                              .issue = line_text(item.child("issue")),
                              .pages = page_range(line_text(item.child("firstPage")),
                                                  line_text(item.child("lastPage")))};
    }

    void take_funding()
    {
        std::vector<std::string> funders;
        for (const pugi::xml_node node :
             node_.child("fundingReferences").children("fundingReference")) {
            const std::string number = line_text(node.child("awardNumber"));
            add_once(line_text(node.child("funderName")) + (number.empty() ? "" : " " + number),
                     funders);
        }
        record().funding = joined(funders, "; ");
    }

    pugi::xml_node node_;
};

}  // namespace

bool recognises_datacite_xml(std::string_view beginning)
{
    const auto root = xml_root(beginning);
    if (!root)
        return false;
    return root->namespace_uri.starts_with(kernel) ||
           (is_envelope(*root) && mentions(beginning, {kernel}));
}

void read_datacite_xml(std::istream& in, std::string_view path, const ReadSink& sink)
{
    read_xml_records(in, path, sink, {.namespaces = namespaces, .is_record = is_record},
                     [](const XmlElement& element) -> Result<ReadRecord, Rejection> {
                         return Reading(element).result();
                     },
                     {"DataCite record", "give it a <title> or an <identifier> in <resource>"});
}

}  // namespace findings
