#pragma once

#include "search-server/views/evidence_map.hpp"
#include "search-server/views/words.hpp"

#include <string>
#include <string_view>

namespace findings::server {

// A map to take away.

/// A picture of it, for slides and reports: squares as on the page, counts and confidence written
/// in them, where it comes from below. Light colours, whatever the reader's are.
std::string map_svg(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words,
                    std::string_view address);

/// A table with a line for each cell, the empty ones too: tokens and labels of row and column,
/// records, the confidence of the surest, records of concern, and the address of the cell's search
/// with `base_url` in front. CSV with CR LF (RFC 4180), in UTF-8.
std::string map_csv(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words,
                    std::string_view base_url);

}  // namespace findings::server
