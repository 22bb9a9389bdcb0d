#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/keeper.hpp"

#include <chrono>

namespace findings::indexer {

enum class Findable { yes, not_yet };

/// Brings the index up to the catalogue, or lets another keeper do it. not_yet where another one
/// has held the index for `patience`: it will come to our changes, or `sync` does. Throws
/// IndexError and CatalogueError.
Findable make_findable(const IndexSources& sources, const Catalogue& catalogue,
                       std::chrono::milliseconds patience, const IndexProgress& progress);

}  // namespace findings::indexer
