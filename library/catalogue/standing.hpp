#pragma once

#include "library/catalogue/connection.hpp"

#include <cstdint>

namespace findings {

/// Makes the highest version that counts what the record is now; none where every one was withdrawn
/// by the repository that it came from. Nothing changes where that is so already. Inside a
/// transaction.
void settle(Connection& connection, std::int64_t record_number);

/// True where an item brought the version and no item says it any more.
bool is_withdrawn(Connection& connection, std::int64_t record_number, VersionNumber version);

}  // namespace findings
