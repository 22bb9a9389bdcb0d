#include "library/formats/csv_names.hpp"

#include "library/base/text.hpp"
#include "library/formats/csv_cells.hpp"
#include "library/formats/names.hpp"

#include <algorithm>

namespace findings::csv {
namespace {

bool is_initial(char c)
{
    return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || (static_cast<unsigned char>(c) & 0x80);
}

/// "Roy A.-M." or "Roy AM": something, a space and initials.
bool ends_with_initials(std::string_view name)
{
    const std::size_t space = name.rfind(' ');
    if (space == std::string_view::npos || space == 0)
        return false;
    const std::string_view initials = name.substr(space + 1);
    return !initials.empty() && initials.size() <= 8 &&
           std::all_of(initials.begin(), initials.end(), is_initial);
}

std::vector<std::string> names_of(std::string_view text)
{
    std::vector<std::string> names = items_of_csv_list(text);
    if (names.size() != 1)
        return names;
    std::vector<std::string> parts;
    for (const std::string_view part : split(names.front(), ','))
        parts.emplace_back(trimmed(part));
    const bool are_names =
        parts.size() > 1 && std::all_of(parts.begin(), parts.end(), ends_with_initials);
    return are_names ? parts : names;
}

/// "Roy, Anne (57190)"
std::string_view without_number(std::string_view name)
{
    const std::size_t open = name.rfind(" (");
    const bool is_number =
        open != std::string_view::npos && name.ends_with(')') && name.size() - open > 3 &&
        name.substr(open + 2, name.size() - open - 3).find_first_not_of("0123456789") ==
            std::string_view::npos;
    return is_number ? name.substr(0, open) : name;
}

}  // namespace

std::vector<Agent> agents_of_cell(std::string_view text)
{
    std::vector<Agent> agents;
    for (const std::string& name : names_of(text))
        agents.push_back(agent_of_inverted(without_number(name)));
    return agents;
}

std::string cell_of_agents(const std::vector<Agent>& agents)
{
    std::vector<std::string> names;
    for (const Agent& agent : agents)
        names.push_back(inverted(agent));
    return csv_list(names);
}

}  // namespace findings::csv
