#include "library/formats/json_ld_values.hpp"

#include "library/base/text.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/plain_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <utility>

namespace findings::json_ld {
namespace {

namespace json = boost::json;

/// boost::json lets only UTF-8 through.
std::string plain(const json::string& text)
{
    return plain_text(std::string_view(text));
}

Agent agent_of(const json::object& object)
{
    Agent agent{.family = text_of(object, "familyName"), .given = text_of(object, "givenName")};
    if (agent.family.empty())
        agent = {.name = text_of(object, "name")};
    for (const std::string_view member : {"@id", "identifier", "sameAs"})
        for_each(object, member, [&](const json::value& value) {
            if (!agent.orcid)
                agent.orcid = Orcid::parse(text_of(value));
        });
    for_each(object, "affiliation", [&](const json::value& value) {
        const json::object* body = value.if_object();
        const std::string name = body ? text_of(*body, "name") : text_of(value);
        agent.organisation += (agent.organisation.empty() || name.empty() ? "" : "; ") + name;
        if (body && !agent.ror && text_of(*body, "@id").find("ror.org/") != std::string::npos)
            agent.ror = Url::parse(text_of(*body, "@id"));
    });
    return agent;
}

void add_agents(const json::value& value, std::string_view member, const std::string& role,
                int depth, std::vector<Agent>& agents)
{
    const json::object* object = value.if_object();
    Agent agent;
    if (object == nullptr) {
        agent.name = text_of(value);
    } else if (object->contains(member) && depth < 2) {
        for_each(*object, member, [&](const json::value& inner) {
            add_agents(inner, member, text_of(*object, "roleName"), depth + 1, agents);
        });
        return;
    } else {
        agent = agent_of(*object);
    }
    agent.role = role;
    if (!agent.family.empty() || !agent.name.empty())
        agents.push_back(std::move(agent));
}

}  // namespace

std::string text_of(const json::value& value)
{
    if (const json::string* text = value.if_string())
        return plain(*text);
    if (value.is_int64())
        return std::to_string(value.get_int64());
    if (const json::array* list = value.if_array())
        return list->empty() || list->front().is_array() ? "" : text_of(list->front());
    const json::object* object = value.if_object();
    if (object == nullptr)
        return {};
    for (const std::string_view name : {"@value", "name", "value", "url", "@id"})
        if (const json::value* member = object->if_contains(name); member && member->is_string())
            return plain(member->get_string());
    return {};
}

std::string text_of(const json::object& object, std::string_view member)
{
    const json::value* value = object.if_contains(member);
    return value == nullptr ? "" : text_of(*value);
}

void for_each(const json::object& object, std::string_view member,
              const std::function<void(const json::value&)>& take)
{
    const json::value* value = object.if_contains(member);
    if (value == nullptr)
        return;
    if (const json::array* list = value->if_array())
        for (const json::value& item : *list)
            take(item);
    else
        take(*value);
}

std::vector<std::string> types_of(const json::object& object)
{
    std::vector<std::string> types;
    for_each(object, "@type", [&](const json::value& value) {
        const std::string type = text_of(value);
        types.push_back(type.substr(type.find_last_of(":/#") + 1));
    });
    return types;
}

std::vector<Agent> agents_of(const json::object& object, std::string_view member)
{
    std::vector<Agent> agents;
    for_each(object, member,
             [&](const json::value& value) { add_agents(value, member, "", 0, agents); });
    return agents;
}

SourceWork source_work(const json::value& value)
{
    const json::object* object = value.if_object();
    if (object == nullptr)
        return {.citation = text_of(value)};
    Record ids;
    for (const std::string_view member : {"identifier", "sameAs", "@id", "url"})
        for_each(*object, member, [&](const json::value& id) {
            const json::object* property = id.if_object();
            if (!property || !take_identifier(text_of(*property, "propertyID"),
                                              text_of(*property, "value"), ids))
                take_identifier(text_of(id), ids);
        });
    SourceWork work{.citation = text_of(*object, "name"),
                    .doi = ids.doi,
                    .pmid = ids.pmid,
                    .isbn = Isbn::parse(text_of(*object, "isbn")),
                    .url = ids.url};
    if (work.citation.empty())
        work.citation = text_of(*object, "headline");
    return work;
}

}  // namespace findings::json_ld
