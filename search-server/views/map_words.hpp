#pragma once

#include "search-server/views/evidence_map.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string>
#include <vector>

namespace findings::server {

// What a map shows, said in words.

/// "safety, school": labels of values as they stand within a sentence.
std::string labels_within(Facet facet, const std::vector<std::string>& values,
                          const Vocabulary& vocabulary, const Words& words);

/// For each row with gaps, at most six: {gap_row, gap_text}, "nothing on safety, school".
List gap_sentences(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words);

/// "Nothing at all on cost, identity.": what the library's list has and no record is about.
std::string nothing_on(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words);

/// The cells that are most sure, at most five, the fullest first: {surest_address, surest_names,
/// surest_text}. None below moderate.
List surest_cells(const EvidenceMap& map, const Vocabulary& vocabulary, const Words& words);

/// The map of what is below the area of a row; nothing where there is nothing below.
Model deeper_address(const EvidenceMap& map, std::size_t row, const Vocabulary& vocabulary,
                     const Words& words);

}  // namespace findings::server
