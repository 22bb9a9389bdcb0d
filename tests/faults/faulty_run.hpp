#pragma once

#include "library/catalogue/catalogue.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace findings::tests {

/// What a run of findings-indexer did before it ended.
struct IndexerRun {
    std::vector<std::string> acknowledged;  ///< ids that it said were stored
    int end = 0;                            ///< exit code, or minus the signal
    std::uint64_t calls = 0;                ///< that change what is on disk
    std::uint64_t syncs = 0;                ///< fsync and fdatasync among them
};

/// Runs findings-indexer on the library; `fault` as in fault_at_call.cpp. stderr goes to the file
/// `errors` beside the library.
IndexerRun run_indexer(const std::filesystem::path& library,
                       const std::vector<std::string>& arguments,
                       const std::string& fault = "none:0");

/// Small valid native records in XML files of 250 in the folder. Returns how many.
std::uint64_t write_small_records(const std::filesystem::path& folder);

/// Ids that were acknowledged and that the catalogue does not hold.
std::vector<std::string> lost(const std::vector<std::string>& acknowledged,
                              const Catalogue& catalogue);

/// DOIs that more than one record has.
std::vector<std::string> twice(const std::vector<CatalogueRecord>& records);

std::vector<CatalogueRecord> all_records(const Catalogue& catalogue);

}  // namespace findings::tests
