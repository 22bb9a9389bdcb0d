#pragma once

#include "library/catalogue/connection.hpp"

#include <string_view>

namespace findings {

/// A new batch, which began now. Inside a transaction.
BatchId add_batch(Connection& connection, std::string_view source);

/// Adds to what the batch has counted. Inside a transaction.
void add_counts(Connection& connection, BatchId batch, const BatchCounts& counts);

}  // namespace findings
