#pragma once

#include "library/catalogue/connection.hpp"
#include "library/catalogue/people.hpp"

#include <optional>

namespace findings {

/// Adds the person in the transaction that is under way, with its row of the audit trail; nullopt
/// where the sign-in name is somebody else's.
std::optional<Person> add_person(Connection& connection, const std::optional<PersonId>& who,
                                 const NewPerson& person);

}  // namespace findings
