#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/words.hpp"

#include <string>

namespace findings::server {

/// A search in a line that people can read: "kinship care; Kind: Practice guide; 2015 to 2020"; for
/// one without words and filters, that it is all records.
std::string search_in_words(const SearchRequest& request, const Vocabulary& vocabulary,
                            const Words& words);

/// "2015 to 2020", "2015 or later", "2020 or earlier"; empty where the years are not limited.
std::string years_in_words(std::optional<int> from, std::optional<int> to, const Words& words);

}  // namespace findings::server
