#include "library/formats/names.hpp"

#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"

namespace findings {

Agent agent_of_inverted(std::string_view name)
{
    name = trimmed(name);
    const std::size_t comma = name.find(',');
    if (comma == std::string_view::npos)
        return {.name = plain_text(name)};
    const std::string_view before = name.substr(0, comma);
    const std::string_view after = name.substr(comma + 1);
    if (after.empty())
        return {.name = plain_text(before)};
    if (after.front() == ',')
        return {.name = plain_text(std::string(before) + std::string(after))};
    if (trimmed(before).empty())
        return {.name = plain_text(after)};
    return {.family = plain_text(before), .given = plain_text(after)};
}

std::string inverted(const Agent& agent)
{
    if (agent.family.empty()) {
        const std::size_t comma = agent.name.find(',');
        if (comma == std::string::npos)
            return agent.name;
        return agent.name.substr(0, comma) + "," + agent.name.substr(comma);
    }
    return agent.given.empty() ? agent.family : agent.family + ", " + agent.given;
}

}  // namespace findings
