#include "library/catalogue/person.hpp"

#include "library/base/text.hpp"

namespace findings {
namespace {

constexpr std::array<std::string_view, all_roles.size()> names{
    "practitioner", "researcher", "trainer", "editor", "administrator"};

}  // namespace

std::string_view name(Role role)
{
    return names.at(static_cast<std::size_t>(role));
}

std::optional<Role> role_named(std::string_view text)
{
    for (const Role role : all_roles)
        if (name(role) == text)
            return role;
    return std::nullopt;
}

std::string Roles::str() const
{
    std::vector<std::string> held;
    for (const Role role : all_roles)
        if (has(role))
            held.emplace_back(name(role));
    return joined(held, " ");
}

Roles Roles::parse(std::string_view text)
{
    Roles roles;
    for (const std::string_view word : split(text, ' '))
        if (const auto role = role_named(word))
            roles.add(*role);
    return roles;
}

}  // namespace findings
