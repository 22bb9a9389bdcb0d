#include "library/formats/html_linked_data.hpp"

#include "library/base/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>

namespace findings::html {
namespace {

namespace json = boost::json;

constexpr std::string_view work_types[] = {"scholarlyarticle",
                                           "medicalscholarlyarticle",
                                           "report",
                                           "article",
                                           "book",
                                           "chapter",
                                           "thesis",
                                           "dataset",
                                           "webpage",
                                           "newsarticle",
                                           "blogposting",
                                           "techarticle",
                                           "creativework",
                                           "howto",
                                           "learningresource",
                                           "digitaldocument",
                                           "guide",
                                           "medicalwebpage",
                                           "publicationissue"};

const json::object* object_of(const json::value* value)
{
    if (value == nullptr)
        return nullptr;
    if (value->is_array() && !value->get_array().empty())
        value = &value->get_array().front();
    return value->if_object();
}

/// A text, the name or @value of an object, or its address.
std::string text_of(const json::value& value)
{
    if (const json::string* text = value.if_string())
        return std::string(*text);
    if (value.is_int64())
        return std::to_string(value.get_int64());
    if (const json::object* object = value.if_object())
        for (const std::string_view name : {"value", "@value", "name", "url", "@id"})
            if (const json::value* member = object->if_contains(name);
                member && member->is_string())
                return std::string(member->get_string());
    return {};
}

std::string text_of(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    return value == nullptr ? "" : text_of(*value);
}

bool is_work(const json::object& object)
{
    const json::value* type = object.if_contains("@type");
    if (type == nullptr)
        return false;
    const json::value& first =
        type->is_array() && !type->get_array().empty() ? type->get_array().front() : *type;
    const std::string name = ascii_lower(text_of(first));
    return std::find(std::begin(work_types), std::end(work_types), name) != std::end(work_types);
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
    if (object == nullptr)
        return text_of(author);
    const std::string family = text_of(*object, "familyName");
    return family.empty() ? text_of(*object, "name")
                          : family + ", " + text_of(*object, "givenName");
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
        all("@type", "type", text_of_value);
        all("author", "author", author_name);
        all("keywords", "keywords", text_of_value);
        all("identifier", "identifier", text_of_value);
        all("sameAs", "identifier", text_of_value);
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
        const json::value* value = work_.if_contains(member);
        if (value == nullptr)
            return;
        if (const json::array* list = value->if_array())
            for (const json::value& item : *list)
                add(name, text(item));
        else
            add(name, text(*value));
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
