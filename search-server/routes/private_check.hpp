#pragma once

#include "library/record/private_words.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace findings::server {

/// The words of all labels of a vocabulary. Made of one where it is wanted once; keep it for many
/// texts.
class LabelWords {
public:
    LabelWords(const Vocabulary& vocabulary);

    /// True where all words of the folded text are among them.
    bool hold(std::string_view folded) const;

private:
    std::unordered_set<std::string> folded_;
};

/// What in a text for everybody may be private; words of the vocabulary are no names of people.
std::vector<PrivateWords> private_words_in(std::string_view text, const LabelWords& known);

/// True where all that was found may well be no names of people, so that a person's word is enough.
bool may_be_harmless(const std::vector<PrivateWords>& found);

}  // namespace findings::server
