#pragma once

#include "library/record/record.hpp"

#include <cstdint>
#include <vector>

namespace findings::tests {

/// A valid native record with an id, the same for the same seed and number on every machine: for
/// tests that need many. No two of a seed are alike. Ids of a seed rise with the number; every
/// seventh record is a French translation of the one before it.
Record sample_record(std::uint64_t seed, std::uint64_t number);

/// Records number 0 to count - 1.
std::vector<Record> sample_records(std::uint64_t seed, std::uint64_t count);

}  // namespace findings::tests
