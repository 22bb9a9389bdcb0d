#pragma once

#include "library/catalogue/connection.hpp"

#include <vector>

namespace findings {

/// What Catalogue::store() does, inside a transaction that is open already. Originals must be on
/// disk.
std::vector<Stored> store_in_transaction(Connection& connection, BatchId batch,
                                         const std::vector<Candidate>& candidates);

}  // namespace findings
