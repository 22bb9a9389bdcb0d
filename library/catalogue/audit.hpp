#pragma once

#include "library/catalogue/connection.hpp"
#include "library/catalogue/person.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// Adds to the audit trail, in the transaction that is under way: who did what ("publish") to what
/// ("record 01J…"), and how it was before and is after, as JSON; nullopt where it was or is not
/// there. `who` is absent for the program itself. Nothing secret belongs into it: what is added
/// stays.
void audit(Connection& connection, const std::optional<PersonId>& who, std::string_view action,
           std::string_view object, const std::optional<std::string>& before_json,
           const std::optional<std::string>& after_json);

}  // namespace findings
