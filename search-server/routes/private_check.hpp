#pragma once

#include "library/record/private_words.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <string_view>
#include <vector>

namespace findings::server {

/// What in a text for everybody may be private; words of the vocabulary are no names of people.
std::vector<PrivateWords> private_words_in(std::string_view text, const Vocabulary& vocabulary);

/// True where all that was found may well be no names of people, so that a person's word is enough.
bool may_be_harmless(const std::vector<PrivateWords>& found);

}  // namespace findings::server
