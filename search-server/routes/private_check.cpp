#include "search-server/routes/private_check.hpp"

#include "library/index/words.hpp"

#include <algorithm>

namespace findings::server {

LabelWords::LabelWords(const Vocabulary& vocabulary)
{
    for (const Concept& area : vocabulary.concepts())
        for (const Label& label : area.labels)
            for (const Word& word : words(label.text))
                folded_.insert(word.folded);
}

bool LabelWords::hold(std::string_view folded) const
{
    const std::vector<Word> parts = words(folded);
    return std::ranges::all_of(parts,
                               [&](const Word& part) { return folded_.contains(part.folded); });
}

std::vector<PrivateWords> private_words_in(std::string_view text, const LabelWords& known)
{
    return private_words(text, [&](std::string_view folded) { return known.hold(folded); });
}

bool may_be_harmless(const std::vector<PrivateWords>& found)
{
    return std::ranges::all_of(
        found, [](const PrivateWords& words) { return words.kind == PrivateKind::name; });
}

}  // namespace findings::server
