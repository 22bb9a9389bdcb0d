#pragma once

#include "library/index/generation.hpp"
#include "library/index/keeper.hpp"

namespace findings {

/// What rebuild_index does once it is its turn: needs `rebuild-lock`, and `lock` must not be held.
/// Throws what Xapian and the file system throw, IndexError and CatalogueError.
void build_generation(const IndexFolder& index, const IndexSources& sources,
                      const RebuildOptions& options, const IndexProgress& progress);

}  // namespace findings
