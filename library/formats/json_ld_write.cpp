#include "library/formats/area_terms.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/json_ld.hpp"
#include "library/formats/json_ld_words.hpp"
#include "library/formats/named_fields.hpp"
#include "library/formats/stated_evidence.hpp"
#include "library/formats/work_type.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <ostream>
#include <string>
#include <utility>

namespace findings {
namespace {

namespace json = boost::json;

void put(json::object& object, std::string_view name, const std::string& text)
{
    if (!text.empty())
        object[name] = text;
}

template <class Value>
void put(json::object& object, std::string_view name, const std::optional<Value>& value)
{
    if (value)
        object[name] = value->str();
}

void put(json::object& object, std::string_view name, json::array list)
{
    if (!list.empty())
        object[name] = std::move(list);
}

std::string_view type_of(const Record& record)
{
    switch (record.kind) {
    case Kind::practice_guide:
    case Kind::tool:
    case Kind::outline:
        return "LearningResource";
    case Kind::research_summary:
        return "Report";
    default:
        break;
    }
    switch (work_type_of(record)) {
    case WorkType::law:
        return "Legislation";
    case WorkType::book:
        return "Book";
    case WorkType::chapter:
        return "Chapter";
    case WorkType::article:
        return "ScholarlyArticle";
    default:
        return "Report";
    }
}

json::object agent(const Agent& from)
{
    const bool is_person = !from.family.empty();
    json::object object{{"@type", is_person ? "Person" : "Organization"}};
    put(object, "name", is_person ? display_name(from) : from.name);
    put(object, "familyName", from.family);
    put(object, "givenName", from.given);
    if (from.orcid)
        object["@id"] = "https://orcid.org/" + from.orcid->str();
    if (!from.organisation.empty() || from.ror) {
        json::object organisation{{"@type", "Organization"}};
        put(organisation, "name", from.organisation);
        put(organisation, "@id", from.ror);
        object["affiliation"] = std::move(organisation);
    }
    return object;
}

/// schema.org's way to say what somebody was in a relation: schema.org/Role.
json::array people(const std::vector<Agent>& agents, std::string_view member)
{
    json::array list;
    for (const Agent& from : agents) {
        if (from.role.empty())
            list.emplace_back(agent(from));
        else
            list.emplace_back(
                json::object{{"@type", "Role"}, {"roleName", from.role}, {member, agent(from)}});
    }
    return list;
}

json::object identifier(std::string_view type, const std::string& value)
{
    return {{"@type", "PropertyValue"}, {"propertyID", type}, {"value", value}};
}

json::array identifiers(const auto& work)
{
    json::array list;
    if (work.doi)
        list.emplace_back(identifier("doi", work.doi->str()));
    if (work.pmid)
        list.emplace_back(identifier("pmid", work.pmid->str()));
    if constexpr (requires { work.pmcid; })
        if (work.pmcid)
            list.emplace_back(identifier("pmcid", work.pmcid->str()));
    return list;
}

json::array numbers(const auto& ids)
{
    json::array list;
    for (const auto& id : ids)
        list.emplace_back(id.str());
    return list;
}

/// The journal, its volume and its issue around one another.
void put_container(const Record& record, json::object& object)
{
    const Container& container = record.container;
    json::object around;
    if (!container.title.empty() || !record.issns.empty()) {
        around["@type"] = work_type_of(record) == WorkType::chapter ? "Book" : "Periodical";
        put(around, "name", container.title);
        put(around, "issn", numbers(record.issns));
    }
    for (const auto& [type, member, number] :
         {std::tuple{"PublicationVolume", "volumeNumber", container.volume},
          std::tuple{"PublicationIssue", "issueNumber", container.issue}}) {
        if (number.empty())
            continue;
        json::object part{{"@type", type}, {member, number}};
        if (!around.empty())
            part["isPartOf"] = std::exchange(around, {});
        around = std::move(part);
    }
    if (!around.empty())
        object["isPartOf"] = std::move(around);
    put(object, "pagination", container.pages);
}

json::array works(const std::vector<SourceWork>& from)
{
    json::array list;
    for (const SourceWork& work : from) {
        json::object object{{"@type", "CreativeWork"}};
        put(object, "name", work.citation);
        put(object, "identifier", identifiers(work));
        put(object, "isbn", work.isbn);
        put(object, "url", work.url);
        list.emplace_back(std::move(object));
    }
    return list;
}

/// As concepts of their vocabulary, where it is known.
json::object area_json(const AreaTerm& term, const Vocabulary* vocabulary)
{
    json::object object{{"@type", json::array{"DefinedTerm", json_ld::area_type}}};
    if (!term.uri.empty()) {
        object["@id"] = term.uri;
        object["name"] = term.label;
        put(object, "inDefinedTermSet", scheme_of(vocabulary));
    }
    object["termCode"] = term.id;
    return object;
}

void put_subjects(const Record& record, const Vocabulary* vocabulary, json::object& object)
{
    json::array about;
    for (const AreaTerm& term : area_terms(record, vocabulary))
        about.emplace_back(area_json(term, vocabulary));
    for (const auto* list : {&record.population, &record.setting, &record.interventions})
        for (const std::string& word : *list)
            about.emplace_back(json::object{{"@type", "Thing"}, {"name", word}});
    put(object, "about", std::move(about));
    json::array words;
    for (const std::string& word : record.keywords)
        words.emplace_back(word);
    put(object, "keywords", std::move(words));
    put(object, "spatialCoverage", numbers(record.studied_in));
    json::array audience;
    for (const std::string& word : record.audience)
        audience.emplace_back(json::object{{"@type", "Audience"}, {"audienceType", word}});
    put(object, "audience", std::move(audience));
}

void put_ratings(const Record& record, json::object& object)
{
    json::array reviews;
    for (const Rating& rating : record.ratings) {
        json::object review{{"@type", "Review"},
                            {"reviewRating", json::object{{"@type", "Rating"},
                                                          {"ratingValue", rating.value},
                                                          {"ratingExplanation", rating.scheme}}}};
        if (!rating.rater.empty())
            review["author"] = json::object{{"@type", "Organization"}, {"name", rating.rater}};
        put(review, "url", rating.url);
        reviews.emplace_back(std::move(review));
    }
    put(object, "review", std::move(reviews));
}

void put_use(const Record& record, json::object& object)
{
    put(object, "license", record.licence);
    if (record.access)
        object["isAccessibleForFree"] =
            *record.access == Access::open || *record.access == Access::free_login;
    if (record.minutes)
        object["timeRequired"] = "PT" + std::to_string(*record.minutes) + "M";
    if (record.level)
        object["educationalLevel"] = token(*record.level);
    if (record.status != Status::published)
        object["creativeWorkStatus"] = token(record.status);
    if (!record.owner.empty())
        object["maintainer"] = json::object{{"@type", "Organization"}, {"name", record.owner}};
    put(object, "expires", record.review_by);
}

json::object described(const Record& record, const Vocabulary* vocabulary)
{
    json::object object{{"@context", json::array{json_ld::context,
                                                 json::object{{"findings", json_ld::own_prefix},
                                                              {json_ld::own_member,
                                                               json::object{{"@type", "@json"}}}}}},
                        {"@type", type_of(record)}};
    put(object, "name", record.title);
    put(object, "inLanguage", record.language);
    if (record.evidence_type)
        object["additionalType"] = in_words(*record.evidence_type);
    put(object, "author", people(record.authors, "author"));
    put(object, "contributor", people(record.contributors, "contributor"));
    if (!record.publisher.empty())
        object["publisher"] = json::object{{"@type", "Organization"}, {"name", record.publisher}};
    put_container(record, object);
    put(object, "identifier", identifiers(record));
    put(object, "isbn", numbers(record.isbns));
    put(object, "url", record.url);
    put(object, "datePublished", record.issued);
    put(object, "dateModified", record.modified);
    put(object, "abstract", abstract_text(record));
    put_subjects(record, vocabulary, object);
    put_ratings(record, object);
    put_use(record, object);
    put(object, "isBasedOn", works(record.sources));
    put(object, "citation", works(record.references));
    object[json_ld::own_member] = named_fields(record, json_ld::own_fields());
    return object;
}

void write_begin(std::ostream& out, std::size_t of)
{
    if (of != 1)
        out << "[\n";
}

void write_record(std::ostream& out, const Record& record, Position position)
{
    out << (position.number == 1 ? "" : ",\n")
        << json::serialize(described(record, position.vocabulary));
}

void write_end(std::ostream& out, std::size_t of)
{
    out << (of == 1 ? "\n" : "\n]\n");
}

}  // namespace

const Writer json_ld_writer{write_begin, write_record, write_end};

}  // namespace findings
