#pragma once

#include "library/base/ids.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Names a person for ever. A stored thing says by it whose it is: `REFERENCES person (id)`.
using PersonId = Ulid<struct PersonTag>;

using OrganisationId = Ulid<struct OrganisationTag>;

/// What a person does in the library, and so may (docs/people.md). Their names are in the
/// catalogue.
enum class Role : std::uint8_t { practitioner, researcher, trainer, editor, administrator };

inline constexpr std::array all_roles{Role::practitioner, Role::researcher, Role::trainer,
                                      Role::editor, Role::administrator};

/// "practitioner", …: in the catalogue, in messages and in the API.
std::string_view name(Role role);

/// The reverse of name(); nullopt for anything else.
std::optional<Role> role_named(std::string_view name);

/// The roles of one person, or those that an address is for.
class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(std::initializer_list<Role> roles)
    {
        for (const Role role : roles)
            add(role);
    }

    /// All there are: for a library that has one person.
    static constexpr Roles all()
    {
        Roles roles;
        for (const Role role : all_roles)
            roles.add(role);
        return roles;
    }

    constexpr void add(Role role) { bits_ = static_cast<std::uint8_t>(bits_ | bit(role)); }
    constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
    constexpr bool has_any_of(Roles others) const { return (bits_ & others.bits_) != 0; }
    constexpr bool empty() const { return bits_ == 0; }

    /// The names in the order of Role, with a space between.
    std::string str() const;

    /// The reverse of str(); names that are none are left out.
    static Roles parse(std::string_view names);

    bool operator==(const Roles&) const = default;

private:
    static constexpr std::uint8_t bit(Role role)
    {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(role));
    }

    std::uint8_t bits_ = 0;
};

/// Somebody with an account.
struct Person {
    PersonId id;
    std::string name;          ///< as others see it
    std::string sign_in_name;  ///< what they type to sign in; others do not see it
    Roles roles;
    std::vector<OrganisationId> organisations;  ///< in their order

    bool has(Role role) const { return roles.has(role); }
    bool operator==(const Person&) const = default;
};

}  // namespace findings
