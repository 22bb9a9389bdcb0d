#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/keeper.hpp"

#include <filesystem>

namespace findings {

/// Writes the documents of all records of the catalogue into the folder, as one compacted Xapian
/// database without metadata. `jobs` workers, each with a catalogue of its own, make fresh small
/// databases in `shards/` below it, which are then merged and removed: Xapian's writing slows down
/// as a database grows. Memory: about 100 MB a worker, and 40 bytes a record. `progress` is
/// called by one worker at a time. Throws Xapian::Error, std::filesystem::filesystem_error and
/// CatalogueError.
void build_in_shards(const IndexSources& sources, const Catalogue& catalogue,
                     const std::filesystem::path& folder, unsigned jobs,
                     const IndexProgress& progress);

}  // namespace findings
