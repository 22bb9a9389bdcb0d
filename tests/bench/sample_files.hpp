#pragma once

#include "library/record/record.hpp"

#include <filesystem>
#include <vector>

namespace findings::tests {

/// The records of all native XML files of the folder. Throws std::runtime_error where one is
/// refused.
std::vector<Record> read_samples(const std::filesystem::path& folder);

}  // namespace findings::tests
