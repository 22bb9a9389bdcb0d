#include "library/index/spelling.hpp"

#include "library/index/layout.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace findings {
namespace {

constexpr std::size_t shortest = 4;  // letters of a word that is offered or mended
constexpr std::size_t longest = 32;

/// Names and tokens.
constexpr std::array<std::string_view, 6> without_words = {"author",     "publisher", "journal",
                                                           "population", "setting",   "outcome"};

bool is_word(std::string_view folded)
{
    return folded.size() >= shortest && folded.size() <= longest &&
           folded.find_first_of("0123456789") == std::string_view::npos;
}

std::string key_of(char language, const std::string& folded)
{
    return language + folded;
}

}  // namespace

void SpelledWords::add(std::string_view text_name, const Word& word, WordLanguage language)
{
    if (language == WordLanguage::other || word.acronym || !is_word(word.folded) ||
        std::find(without_words.begin(), without_words.end(), text_name) != without_words.end())
        return;
    words_.insert({language == WordLanguage::french ? spelling::french : spelling::english,
                   word.folded, word.cased});
}

void SpelledWords::write_to(Xapian::WritableDatabase& index) const
{
    for (const SpelledWord& word : words_) {
        const std::string key = key_of(word.language, word.folded);
        index.add_spelling(key);
        if (word.cased != word.folded)
            index.add_synonym(key, word.cased);
    }
}

std::size_t most_slips(std::string_view word)
{
    constexpr std::size_t long_word = 7;  // letters
    return word.size() < shortest ? 0 : word.size() < long_word ? 1 : 2;
}

std::string likely_word(const Xapian::Database& index, const std::string& typed, char language)
{
    if (!is_word(typed))
        return {};
    std::string found = index.get_spelling_suggestion(key_of(language, typed),
                                                      static_cast<unsigned>(most_slips(typed)));
    // The language is a letter to Xapian, which it may change as any other.
    if (found.empty() || found.front() != language)
        return {};
    found.erase(0, 1);
    return found;
}

std::string with_accents(const Xapian::Database& index, const std::string& folded, char language)
{
    const std::string key = key_of(language, folded);
    const auto written = index.synonyms_begin(key);
    return written == index.synonyms_end(key) ? folded : *written;
}

std::size_t slips_between(std::string_view a, std::string_view b, std::size_t most)
{
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > most)
        return most + 1;
    // Optimal string alignment: three rows of the usual table.
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min(
                {last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

}  // namespace findings
