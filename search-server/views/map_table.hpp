#pragma once

#include "search-server/views/evidence_map.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

namespace findings::server {

/// What templates/_map_table needs of a map: head, rows, cells with their links.
Object map_table(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words);

}  // namespace findings::server
