#include "library/formats/html_linked_data.hpp"

#include "library/base/text.hpp"
#include "library/formats/json_ld_values.hpp"
#include "library/formats/json_ld_words.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>

namespace findings::html {
namespace {

namespace json = boost::json;

using json_ld::text_of;

const json::object* object_of(const json::value* value)
{
    if (value == nullptr)
        return nullptr;
    if (value->is_array() && !value->get_array().empty())
        value = &value->get_array().front();
    return value->if_object();
}

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

std::string author_name(const json::value& author)
{
    const json::object* object = author.if_object();
    const std::string family = object == nullptr ? "" : text_of(*object, "familyName");
    return family.empty() ? text_of(author) : family + ", " + text_of(*object, "givenName");
}

/// Of a PropertyValue the value: its name is that of the scheme.
std::string identifier(const json::value& value)
{
    const json::object* object = value.if_object();
    const std::string text = object == nullptr ? "" : text_of(*object, "value");
    return text.empty() ? text_of(value) : text;
}

class LinkedData {
public:
    explicit LinkedData(const json::object& work) : work_(work) {}

    std::vector<Statement> run()
    {
        for (const std::string_view name :
             {"headline", "name", "datePublished", "dateModified", "publisher", "inLanguage",
              "abstract", "description", "license", "url", "volumeNumber", "issueNumber",
              "pagination"})
            add(std::string(name), text_of(work_, name));
        for (const std::string& type : json_ld::types_of(work_))
            add("type", type);
        all("author", "author", author_name);
        all("keywords", "keywords", text_of_value);
        all("identifier", "identifier", identifier);
        all("sameAs", "identifier", identifier);
        add("identifier", text_of(work_, "@id"));
        add_container();
        return std::move(statements_);
    }

private:
    static std::string text_of_value(const json::value& value) { return text_of(value); }

    void add(std::string name, std::string text)
    {
        if (!trimmed(text).empty())
            statements_.emplace_back(std::move(name), std::move(text));
    }

    void all(std::string_view member, const std::string& name,
             std::string (*text)(const json::value&))
    {
        json_ld::for_each(work_, member, [&](const json::value& value) { add(name, text(value)); });
    }

    /// An article is part of an issue, that of a volume, that of a journal.
    void add_container()
    {
        const json::object* part = object_of(work_.if_contains("isPartOf"));
        for (int depth = 0; part != nullptr && depth < 4; ++depth) {
            add("volumeNumber", text_of(*part, "volumeNumber"));
            add("issueNumber", text_of(*part, "issueNumber"));
            add("issn", text_of(*part, "issn"));
            const std::string type = text_of(*part, "@type");
            if (type == "Periodical" || type == "Book")
                add("journal", text_of(*part, "name"));
            part = object_of(part->if_contains("isPartOf"));
        }
    }

    const json::object& work_;
    std::vector<Statement> statements_;
};

}  // namespace

std::vector<Statement> linked_data(std::string_view text)
{
    json::error_code error;
    const json::value value = json::parse(text, error);
    if (error)
        return {};
    const json::object* work = work_in(value);
    return work == nullptr || !is_work(*work) ? std::vector<Statement>{} : LinkedData(*work).run();
}

}  // namespace findings::html
