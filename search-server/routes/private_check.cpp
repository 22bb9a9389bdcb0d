#include "search-server/routes/private_check.hpp"

#include "library/index/words.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace findings::server {

std::vector<PrivateWords> private_words_in(std::string_view text, const Vocabulary& vocabulary)
{
    std::unordered_set<std::string> known;
    for (const Concept& area : vocabulary.concepts())
        for (const Label& label : area.labels)
            for (const Word& word : words(label.text))
                known.insert(word.folded);
    return private_words(text, [&](std::string_view folded) {
        const std::vector<Word> parts = words(folded);
        return std::ranges::all_of(parts,
                                   [&](const Word& part) { return known.contains(part.folded); });
    });
}

bool may_be_harmless(const std::vector<PrivateWords>& found)
{
    return std::ranges::all_of(
        found, [](const PrivateWords& words) { return words.kind == PrivateKind::name; });
}

}  // namespace findings::server
