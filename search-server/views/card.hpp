#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

namespace findings::server {

/// What templates/_card needs of a record in a list of results, areas or similar records.
Object card_model(const Card& card, const Vocabulary& vocabulary, const Words& words);

/// The same with the words that matched marked, a snippet where there is no bottom line, and why it
/// is among the results.
Object hit_model(const Hit& hit, const Vocabulary& vocabulary, const Words& words);

/// "Studied in Canada, Ireland."; of a guide where it is meant to be used. Empty without countries.
std::string where(Kind kind, const std::vector<std::string>& countries, const Words& words);

/// Links to practice areas, with {{#comma}} between; areas that the vocabulary lacks are left out.
List area_links(const std::vector<std::string>& areas, const Vocabulary& vocabulary,
                const Words& words);

}  // namespace findings::server
