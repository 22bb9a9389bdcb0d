#pragma once

#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/area_pages.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// How many records the area has, with those of the areas below it.
std::uint32_t count_of(const AreaCounts& counts, const std::string& area);

/// A link to the area, with its count as a number and as words.
Object counted_area(const Concept& area, const AreaCounts& counts, const Words& words);

/// The positions in the order of their labels in the language.
std::vector<std::size_t> by_label(const std::vector<std::size_t>& positions,
                                  const Vocabulary& vocabulary, std::string_view language);

/// What the area means, in the language, else in English; empty where nobody has said it.
std::string_view definition(const Concept& area, std::string_view language);

/// The first few other words for it in the language, with ", " between; hidden labels never.
std::string other_words(const Concept& area, std::string_view language);

/// What the area is called in each country: {country, language, words}. Hidden labels are never
/// shown.
List words_by_country(const Concept& area, const Words& words);

}  // namespace findings::server
