#pragma once

#include "library/index/document_card.hpp"
#include "library/index/query.hpp"
#include "library/index/words.hpp"

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A stretch of a text that matched.
struct TextMatch {
    std::size_t begin = 0;  ///< bytes
    std::size_t end = 0;
    std::string via;     ///< concept id where it is another wording than the one typed; else empty
    bool loose = false;  ///< a word of a label by itself
    bool operator==(const TextMatch&) const = default;
};

/// What a search matched in the texts of one result.
struct Highlights {
    std::vector<TextRun> snippet;
    std::vector<MatchReason> why;  ///< at most most_reasons, each once
};
inline constexpr std::size_t most_reasons = 5;

/// Finds what a query matched in texts and cuts snippets. Belongs to one search.
class Highlighter {
public:
    /// All must outlive it.
    Highlighter(const QueryMarks& marks, const ConceptSpotter& spotter, Stems& stems);

    /// The matches in a text whose words are of that language, from left to right, none across
    /// another.
    std::vector<TextMatch> matches(std::string_view text, WordLanguage language);

    /// The best snippet of a result, about 200 characters, and why it is one. Where nothing
    /// matched, the snippet is the beginning of its first text. `tokens` are texts in English that
    /// give reasons only ("school age", of a population).
    Highlights of(const DocumentData& data, const std::vector<NamedText>& tokens = {});

private:
    struct Found;
    void mark_words(Found& found, WordLanguage language);
    void mark_phrases(Found& found) const;
    void mark_concepts(Found& found) const;
    void add_tags(std::vector<MatchReason>& why, const Card& card) const;
    void add_unshown(std::vector<MatchReason>& why, const Card& card,
                     const std::vector<NamedText>& tokens);

    const QueryMarks& marks_;
    const ConceptSpotter& spotter_;
    Stems& stems_;
    std::bitset<8192> beginnings_;  ///< of words to mark, by beginning_of()
};

}  // namespace findings
