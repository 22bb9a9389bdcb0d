#include "library/formats/csl_json.hpp"
#include "library/formats/csl_json_names.hpp"
#include "library/formats/csl_types.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/stated_evidence.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <ostream>
#include <string>

namespace findings {
namespace {

namespace json = boost::json;

void put(json::object& item, std::string_view name, const std::string& text)
{
    if (!text.empty())
        item[name] = text;
}

template <class Id>
void put(json::object& item, std::string_view name, const std::optional<Id>& id)
{
    if (id)
        item[name] = id->str();
}

/// Several are one text in CSL.
template <class Id>
void put(json::object& item, std::string_view name, const std::vector<Id>& ids)
{
    std::string text;
    for (const Id& id : ids)
        text += (text.empty() ? "" : " ") + id.str();
    put(item, name, text);
}

json::object date_parts(const Date& date)
{
    json::array parts{date.year()};
    if (date.month())
        parts.emplace_back(*date.month());
    if (date.day())
        parts.emplace_back(*date.day());
    json::array dates;
    dates.emplace_back(std::move(parts));
    return {{"date-parts", std::move(dates)}};
}

void put_people(const Record& record, json::object& item)
{
    json::array authors;
    for (const Agent& author : record.authors)
        authors.emplace_back(csl::name_of(author));
    if (!authors.empty())
        item["author"] = std::move(authors);
    for (const Agent& agent : record.contributors) {
        const std::string_view member = agent.role == "editor" || agent.role == "translator"
                                            ? std::string_view(agent.role)
                                            : "contributor";
        json::value& people = item[member];
        if (people.is_null())
            people.emplace_array();
        people.get_array().emplace_back(csl::name_of(agent));
    }
}

void put_identifiers(const Record& record, json::object& item)
{
    put(item, "DOI", record.doi);
    put(item, "PMID", record.pmid);
    put(item, "PMCID", record.pmcid);
    put(item, "ISBN", record.isbns);
    put(item, "ISSN", record.issns);
    put(item, "URL", record.url);
}

void put_words(const Record& record, const Position& position, json::object& item)
{
    json::array words;
    for (const std::string& word : subject_words(record))
        words.emplace_back(word);
    if (!words.empty())
        item["categories"] = std::move(words);
    std::string note;
    for (const std::string& said : position.notes)
        note += (note.empty() ? "" : "\n") + said;
    for (const std::string& remark : remarks(record))
        note += (note.empty() ? "" : "\n") + remark;
    put(item, "note", note);
}

json::object item_of(const Record& record, const Position& position)
{
    json::object item{{"id", record.id ? record.id->str() : std::to_string(position.number)},
                      {"type", csl::name_of(work_type_of(record))}};
    put(item, "title", record.title);
    put_people(record, item);
    put(item, "container-title", record.container.title);
    put(item, "volume", record.container.volume);
    put(item, "issue", record.container.issue);
    put(item, "page", record.container.pages);
    if (record.issued)
        item["issued"] = date_parts(*record.issued);
    put_identifiers(record, item);
    put(item, "abstract", abstract_text(record));
    put(item, "language", record.language);
    put(item, "publisher", record.publisher);
    if (record.evidence_type)
        item["genre"] = in_words(*record.evidence_type);
    if (record.status != Status::published)
        item["status"] = token(record.status);
    put(item, "license", record.licence);
    put_words(record, position, item);
    return item;
}

void write_begin(std::ostream& out, std::size_t)
{
    out << '[';
}

void write_record(std::ostream& out, const Record& record, Position position)
{
    out << (position.number == 1 ? "\n" : ",\n") << json::serialize(item_of(record, position));
}

void write_end(std::ostream& out, std::size_t)
{
    out << "\n]\n";
}

}  // namespace

const Writer csl_json_writer{write_begin, write_record, write_end};

}  // namespace findings
