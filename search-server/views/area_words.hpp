#pragma once

#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// What the area means, in the language, else in English; empty where nobody has said it.
std::string_view definition(const Concept& area, std::string_view language);

/// The first few other words for it in the language, with ", " between; hidden labels never.
std::string other_words(const Concept& area, std::string_view language);

/// What the area is called in each country: {country, language, words}. Hidden labels are never
/// shown.
List words_by_country(const Concept& area, const Words& words);

}  // namespace findings::server
