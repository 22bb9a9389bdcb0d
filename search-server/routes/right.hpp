#pragma once

#include "library/catalogue/person.hpp"

namespace findings::server {

/// Who may come to an address. What of it somebody may see there is enforced where it is read.
struct Right {
    bool needs_person = false;  ///< somebody who has signed in, or their token
    Roles one_of = {};          ///< who has one of these; empty: whoever it is

    bool operator==(const Right&) const = default;
};

inline constexpr Right anyone{};
inline constexpr Right signed_in{.needs_person = true};

/// For a line of the table: `for_roles({Role::editor, Role::trainer})`.
constexpr Right for_roles(Roles roles)
{
    return {.needs_person = true, .one_of = roles};
}

}  // namespace findings::server
