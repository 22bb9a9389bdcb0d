#pragma once

#include "indexer/commands/console.hpp"
#include "indexer/commands/library.hpp"

namespace findings::indexer {

/// Makes what was stored findable, with its progress; says so where another program holds the index
/// for a minute.
void bring_to_index(const Library& library, Console& console);

}  // namespace findings::indexer
