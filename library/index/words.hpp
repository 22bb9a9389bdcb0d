#pragma once

#include "library/record/identifiers.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// One word of a text: where it stands and how it is compared.
struct Word {
    std::size_t begin = 0;  ///< bytes in the text, elision and possessive 's left out
    std::size_t end = 0;
    std::string
        folded;  ///< as folded() of base/text.hpp, without apostrophes; ≤ longest_word bytes
    std::string cased;     ///< the same with its accents, for the French stemmer
    bool acronym = false;  ///< has two capital letters or more
    bool operator==(const Word&) const = default;
};

/// The words of a text: the same for documents, labels, queries and snippets. Runs of letters,
/// digits and their marks; hyphens part words; elisions (l', d', qu', lorsqu' …) and the English 's
/// fall away; any other apostrophe inside a word joins its halves (aujourd'hui is aujourdhui).
/// Bytes that are not UTF-8 part words.
std::vector<Word> words(std::string_view text);

/// Whether there is a sign in the text that is neither part of a word nor punctuation ("+", an
/// emoji, bytes that are not UTF-8).
bool has_symbol(std::string_view text);

/// The folded words with one space between them: how labels and titles are compared.
std::string word_key(std::string_view text);

/// A folded word without the ending of its plural or, in French, of its feminine participle: how
/// the words of labels are compared ("enfant placée" is "enfants placés"). Lighter than a stem, so
/// that no label is taken for another.
std::string base_form(std::string_view folded);

/// Which stemmer a text is for.
enum class WordLanguage { english, french, other };

WordLanguage word_language(const Language& language);

/// English or French, by which of their commonest words the text has more of; English where it has
/// none.
WordLanguage guess_language(std::string_view text);

/// True for words that say nothing by themselves in English or French ("the", "de"), folded.
bool is_common_word(std::string_view folded);

/// The words without the common ones; all of them where all are common.
std::vector<Word> telling_words(const std::vector<Word>& words);

/// Makes the terms that stand for a word in any of its forms. Remembers the words it has seen, so
/// keep one; belongs to one thread at a time.
class Stems {
public:
    Stems();
    ~Stems();
    Stems(Stems&&) noexcept;
    Stems& operator=(Stems&&) noexcept;

    /// The stem terms of a word in a text of that language, without a field prefix: one, or for
    /// French up to three, as stemming before and after accents are folded, and with a lost accent
    /// put back, differ (each finds words typed with or without accents that the others do not).
    /// Valid until the next call.
    const std::vector<std::string>& of(const Word& word, WordLanguage language);

    /// Those in every language: which one a text is in is its own matter.
    std::vector<std::string> of_any_language(const Word& word);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// "ZE" + "S" + "stem" from "ZEstem" and "S": the stem term within a field.
std::string in_field(const std::string& stem_term, std::string_view field_prefix);

}  // namespace findings
