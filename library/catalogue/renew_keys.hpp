#pragma once

#include "library/catalogue/connection.hpp"

namespace findings {

/// Makes the keys of all records that are there anew where an older program made them by other
/// rules, in one transaction; looks at one row where that is not so.
void renew_keys(Connection& connection);

}  // namespace findings
