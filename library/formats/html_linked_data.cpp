#include "library/formats/html_linked_data.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/json_ld.hpp"
#include "library/formats/json_ld_values.hpp"
#include "library/formats/json_ld_words.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <utility>

namespace findings::html {
namespace {

namespace json = boost::json;

/// A work as schema.org has it, or a page that is one.
bool is_work(const json::object& object)
{
    const std::vector<std::string> types = json_ld::types_of(object);
    return std::any_of(types.begin(), types.end(), [](const std::string& type) {
        const std::string lower = ascii_lower(type);
        return json_ld::is_work_type(type) || lower == "webpage" || lower == "medicalwebpage" ||
               lower == "publicationissue";
    });
}

/// The work itself, an item of a list, or of a @graph.
const json::object* work_in(const json::value& value)
{
    if (const json::array* list = value.if_array()) {
        for (const json::value& item : *list)
            if (const json::object* object = item.if_object(); object && is_work(*object))
                return object;
        return nullptr;
    }
    const json::object* object = value.if_object();
    if (object == nullptr || is_work(*object))
        return object;
    const json::value* graph = object->if_contains("@graph");
    return graph != nullptr && graph->is_array() ? work_in(*graph) : nullptr;
}

void fill(std::string& field, const std::string& text)
{
    if (field.empty())
        field = document_line(text);
}

template <class Value>
void fill(std::optional<Value>& field, std::optional<Value> value)
{
    if (!field)
        field = std::move(value);
}

template <class Value>
void fill(std::vector<Value>& field, std::vector<Value> values)
{
    if (field.empty())
        field = std::move(values);
}

/// Some pages have the address of a profile where the name should be.
std::vector<Agent> on_one_line(std::vector<Agent> agents)
{
    for (Agent& agent : agents)
        for (std::string* text :
             {&agent.family, &agent.given, &agent.name, &agent.role, &agent.organisation})
            *text = document_line(*text);
    std::erase_if(agents, [](const Agent& agent) {
        return agent.name.starts_with("http") || (agent.name.empty() && agent.family.empty());
    });
    return agents;
}

std::vector<std::string> on_one_line(std::vector<std::string> words)
{
    for (std::string& word : words)
        word = document_line(word);
    std::erase_if(words, [](const std::string& word) { return is_blank_text(word); });
    return words;
}

}  // namespace

std::optional<LinkedWork> linked_work(std::string_view text)
{
    json::error_code error;
    const json::value value = json::parse(text, error);
    const json::object* work = error ? nullptr : work_in(value);
    if (work == nullptr || !is_work(*work))
        return std::nullopt;
    return LinkedWork{work_of_json_ld(*work, {}).record, json_ld::types_of(*work)};
}

void fill(Record& record, Record from)
{
    fill(record.title, from.title);
    fill(record.abstract, from.abstract);
    fill(record.publisher, from.publisher);
    fill(record.container.title, from.container.title);
    fill(record.container.volume, from.container.volume);
    fill(record.container.issue, from.container.issue);
    fill(record.container.pages, from.container.pages);
    fill(record.authors, on_one_line(std::move(from.authors)));
    fill(record.contributors, on_one_line(std::move(from.contributors)));
    fill(record.keywords, on_one_line(std::move(from.keywords)));
    fill(record.licence, from.licence);
    fill(record.access, from.access);
    fill(record.language, from.language);
    fill(record.issued, from.issued);
    fill(record.modified, from.modified);
    fill(record.doi, from.doi);
    fill(record.pmid, from.pmid);
    fill(record.pmcid, from.pmcid);
    fill(record.url, from.url);
    fill(record.isbns, std::move(from.isbns));
    fill(record.issns, std::move(from.issns));
}

}  // namespace findings::html
