#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Where in a text a word stands.
enum class TextPlace { title, key_messages, keywords, text };
inline constexpr std::size_t place_count = 4;

/// What is to be tagged: the words of a record, or of a text that somebody is writing. UTF-8.
struct TaggedText {
    std::string title;
    std::vector<std::string> key_messages;
    std::vector<std::string> keywords;
    std::string text;      ///< everything else that is said, in its order
    std::string language;  ///< "fr", "en-GB"; empty: told by its commonest words
};

/// One word of a text.
struct Term {
    std::string word;  ///< folded, as it stands there
    std::string stem;  ///< what its other forms have in common, in the language of the text
    TextPlace place = TextPlace::text;
    bool begins = false;  ///< first of a title, a message or a keyword: no label runs across
};

/// The words in the order title, key messages, keywords, text; the first 10,000 of them. Throws
/// std::invalid_argument where the text is not UTF-8.
std::vector<Term> terms_of(const TaggedText& text);

/// The words of a label of the vocabulary, in its own language.
std::vector<Term> terms_of_label(std::string_view label, std::string_view language);

/// "fr" of "fr-CA".
std::string_view primary_language(std::string_view language);

/// The language of the text as it says, else French or English by its commonest words.
std::string language_of(const TaggedText& text);

}  // namespace findings
