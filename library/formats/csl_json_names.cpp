#include "library/formats/csl_json_names.hpp"

#include "library/formats/plain_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <utility>

namespace findings::csl {
namespace {

namespace json = boost::json;

std::string scalar_text(const json::value& value)
{
    if (value.is_string())
        return plain_text(value.get_string());
    return value.is_int64() || value.is_uint64() ? json::serialize(value) : std::string();
}

std::string beside(std::string first, const std::string& second, std::string_view between)
{
    if (!first.empty() && !second.empty())
        first += between;
    return first + second;
}

/// [{"name": "University"}] as Crossref has it, or a text.
std::string affiliation_of(const json::object& name)
{
    const json::value* value = name.if_contains("affiliation");
    if (value == nullptr || !value->is_array())
        return value == nullptr ? std::string() : scalar_text(*value);
    std::string names;
    for (const json::value& one : value->get_array())
        if (one.is_object())
            names = beside(std::move(names), text_of(one.get_object(), "name"), "; ");
    return names;
}

}  // namespace

std::string text_of(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    if (value == nullptr)
        return {};
    if (value->is_array())
        return value->get_array().empty() ? std::string() : scalar_text(value->get_array().front());
    return scalar_text(*value);
}

Agent agent_of(const json::object& name)
{
    Agent agent{.family =
                    beside(text_of(name, "non-dropping-particle"), text_of(name, "family"), " "),
                .orcid = Orcid::parse(text_of(name, "ORCID")),
                .organisation = affiliation_of(name)};
    std::string given = beside(text_of(name, "given"), text_of(name, "dropping-particle"), " ");
    given = beside(std::move(given), text_of(name, "suffix"), ", ");
    if (!agent.family.empty())
        agent.given = std::move(given);
    else if (agent.name = text_of(name, "literal"); agent.name.empty())
        agent.name = beside(std::move(given), text_of(name, "name"), " ");
    return agent;
}

json::object name_of(const Agent& agent)
{
    json::object name;
    if (agent.family.empty())
        name["literal"] = agent.name;
    else
        name["family"] = agent.family;
    if (!agent.family.empty() && !agent.given.empty())
        name["given"] = agent.given;
    return name;
}

}  // namespace findings::csl
