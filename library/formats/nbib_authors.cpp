#include "library/formats/nbib_authors.hpp"

#include "library/base/text.hpp"
#include "library/formats/names.hpp"
#include "library/formats/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace findings::nbib {
namespace {

/// "Efird JT": the family name, then initials.
Agent author_with_initials(std::string_view name)
{
    const std::size_t space = name.rfind(' ');
    if (name.find(',') != std::string_view::npos || space == std::string_view::npos)
        return agent_of_inverted(name);
    const std::string_view initials = name.substr(space + 1);
    const bool are_initials =
        initials.size() <= 3 &&
        std::all_of(initials.begin(), initials.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!are_initials)
        return agent_of_inverted(name);
    return {.family = plain_text(name.substr(0, space)), .given = plain_text(initials)};
}

}  // namespace

void Authors::add_full(std::string_view name)
{
    has_full_ = true;
    full_.push_back(agent_of_inverted(name));
}

void Authors::add_short(std::string_view name)
{
    short_.push_back(author_with_initials(name));
}

void Authors::add_group(std::string_view name)
{
    full_.push_back({.name = plain_text(name)});
    short_.push_back(full_.back());
}

bool Authors::add_affiliation(std::string_view organisation)
{
    if (current().empty())
        return false;
    std::string& known = current().back().organisation;
    known += (known.empty() ? "" : "; ") + plain_text(organisation);
    return true;
}

bool Authors::add_orcid(std::string_view value)
{
    static constexpr std::string_view prefix = "ORCID:";
    if (current().empty() || !value.starts_with(prefix))
        return false;
    const auto orcid = Orcid::parse(trimmed(value.substr(prefix.size())));
    if (orcid)
        current().back().orcid = orcid;
    return orcid.has_value();
}

std::vector<Agent> Authors::take()
{
    std::vector<Agent> authors = std::move(current());
    std::erase_if(authors, [](const Agent& agent) { return display_name(agent).empty(); });
    return authors;
}

}  // namespace findings::nbib
