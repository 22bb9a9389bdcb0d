#pragma once

#include "library/index/spelled_word.hpp"
#include "library/index/words.hpp"

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace findings {

/// Gathers the words of one record's own texts: each once, no names, no tokens.
class SpelledWords {
public:
    /// `text_name` as in each_text().
    void add(std::string_view text_name, const Word& word, WordLanguage language);

    /// Writes them into the index's spelling data. How often a record was written there is not
    /// taken back when it changes or goes: a suggestion is checked against the terms. Throws
    /// Xapian::Error.
    void write_to(Xapian::WritableDatabase& index) const;

private:
    std::set<SpelledWord> words_;
};

/// The word of that language in the spelling data that the typed one most likely is; empty where
/// there is none. Both folded. Throws Xapian::Error.
std::string likely_word(const Xapian::Database& index, const std::string& typed, char language);

/// How a folded word is written in that language, with its accents. Throws Xapian::Error.
std::string with_accents(const Xapian::Database& index, const std::string& folded, char language);

/// How many letters have to be put in, left out, changed or swapped with their neighbour to make
/// one of the other; more than `most` where it is more. Counts bytes.
std::size_t slips_between(std::string_view a, std::string_view b, std::size_t most);

/// How many slips a word of that length may have.
std::size_t most_slips(std::string_view word);

}  // namespace findings
