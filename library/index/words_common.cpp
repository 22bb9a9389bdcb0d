#include "library/index/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace findings {
namespace {

// Sorted, folded. Words that also mean something in the other language ("son", "main", "mine",
// "fait", "care") are not here: a French "son" costs a French reader little, an English "son" lost
// would cost an English one the query.
constexpr std::array<std::string_view, 104> english = {
    "a",     "about",   "after",  "all",   "also",  "am",      "an",     "and",   "any",  "are",
    "as",    "at",      "be",     "been",  "being", "between", "both",   "but",   "by",   "can",
    "could", "did",     "do",     "does",  "doing", "during",  "each",   "for",   "from", "had",
    "has",   "have",    "having", "he",    "her",   "here",    "him",    "his",   "how",  "i",
    "if",    "in",      "into",   "is",    "it",    "its",     "me",     "more",  "most", "my",
    "no",    "nor",     "not",    "of",    "off",   "on",      "once",   "only",  "or",   "other",
    "our",   "out",     "over",   "own",   "same",  "she",     "should", "so",    "some", "such",
    "than",  "that",    "the",    "their", "them",  "then",    "there",  "these", "they", "this",
    "those", "through", "to",     "too",   "under", "until",   "up",     "very",  "was",  "we",
    "were",  "what",    "when",   "where", "which", "while",   "who",    "whom",  "why",  "will",
    "with",  "would",   "you",    "your",
};
constexpr std::array<std::string_view, 103> french = {
    "ai",      "au",      "aussi",  "aux",     "avait",   "avec",  "avez",   "avoir",   "avons",
    "ce",      "cela",    "ces",    "cet",     "cette",   "chez",  "comme",  "comment", "dans",
    "de",      "des",     "dois",   "doit",    "doivent", "donc",  "du",     "elle",    "elles",
    "en",      "est",     "et",     "etaient", "etait",   "ete",   "etes",   "etre",    "eu",
    "eux",     "faire",   "faut",   "il",      "ils",     "je",    "la",     "le",      "les",
    "leur",    "leurs",   "lors",   "lui",     "ma",      "mais",  "mes",    "moi",     "mon",
    "ne",      "nos",     "notre",  "nous",    "ont",     "ou",    "par",    "pas",     "peut",
    "peuvent", "peux",    "plus",   "pour",    "puis",    "qu",    "quand",  "que",     "quel",
    "quelle",  "quelles", "quels",  "qui",     "quoi",    "sa",    "sans",   "se",      "sera",
    "ses",     "si",      "sommes", "sont",    "sous",    "suis",  "sur",    "ta",      "te",
    "tes",     "toi",     "ton",    "tous",    "tout",    "toute", "toutes", "tres",    "tu",
    "un",      "une",     "vos",    "vous",
};
static_assert(std::is_sorted(english.begin(), english.end()));
static_assert(std::is_sorted(french.begin(), french.end()));

template <std::size_t count>
bool has(const std::array<std::string_view, count>& list, std::string_view word)
{
    return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace

bool is_common_word(std::string_view folded)
{
    return has(english, folded) || has(french, folded);
}

WordLanguage guess_language(std::string_view text)
{
    int balance = 0;
    for (const Word& word : words(text))
        balance += int(has(french, word.folded)) - int(has(english, word.folded));
    return balance > 0 ? WordLanguage::french : WordLanguage::english;
}

std::vector<Word> telling_words(const std::vector<Word>& words)
{
    std::vector<Word> left;
    std::copy_if(words.begin(), words.end(), std::back_inserter(left),
                 [](const Word& word) { return !is_common_word(word.folded); });
    return left.empty() ? words : left;
}

}  // namespace findings
