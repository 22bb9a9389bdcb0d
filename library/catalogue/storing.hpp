#pragma once

#include "library/catalogue/connection.hpp"

#include <vector>

namespace findings {

/// What Catalogue::store() does, inside a transaction that is open already. Originals must be on
/// disk.
std::vector<Stored> store_in_transaction(Connection& connection, BatchId batch,
                                         const std::vector<Candidate>& candidates);

/// Merges the candidate into the record, as a new version of the batch, inside a transaction that
/// is open already. The record must be there.
void merge_in_transaction(Connection& connection, BatchId batch, const RecordId& into,
                          const Candidate& candidate);

}  // namespace findings
