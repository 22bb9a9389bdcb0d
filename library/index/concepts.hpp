#pragma once

#include "library/index/spelled_word.hpp"
#include "library/index/words.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace findings {

/// A label of the vocabulary that a run of words is.
struct SpottedLabel {
    std::size_t first = 0;  ///< position of its first word
    std::size_t count = 0;  ///< words
    std::vector<std::size_t>
        concepts;  ///< positions in the vocabulary: several where it is ambiguous
    bool operator==(const SpottedLabel&) const = default;
};

/// Which label of the vocabulary.
struct LabelPlace {
    std::size_t concept_position = 0;
    std::size_t label = 0;  ///< in Concept::labels
    auto operator<=>(const LabelPlace&) const = default;
};

/// "CA" of "fr-CA", empty for "fr".
std::string country_of(const Language& language);

/// Finds the labels of a vocabulary (any country, either language, hidden ones too) in words, in
/// singular or plural. Never changes once made; any thread may use it.
class ConceptSpotter {
public:
    /// The vocabulary must outlive this.
    explicit ConceptSpotter(const Vocabulary& vocabulary);

    const Vocabulary& vocabulary() const { return vocabulary_; }

    /// Every label that stands in the words, longest first at each word, overlapping ones too. For
    /// one concept, a label inside or across another is left out. How a document is read: an
    /// acronym must be one there too ("SEND" is a label, "send" is not).
    std::vector<SpottedLabel> all(std::span<const Word> words) const;

    /// The labels that share no word, longest first, then leftmost: how a query is read. Where a
    /// label means several concepts, those that mean it in the reader's country ("CA"), else all.
    /// Acronyms may be in small letters.
    std::vector<SpottedLabel> longest(std::span<const Word> words, std::string_view country) const;

    /// Labels whose folded words begin so, one or more a concept, in their order.
    std::vector<LabelPlace> labels_beginning(const std::string& key) const;

    /// Words of shown labels, folded, sorted, each once.
    const std::vector<SpelledWord>& label_words() const { return label_words_; }

    /// Whether a label that is never shown, and that no shown one is like, stands in the words.
    bool has_hidden_label(std::span<const Word> words) const;

private:
    struct Meaning {
        std::size_t concept_position;
        std::string country;  ///< of the label's language; empty: all
        bool hidden = false;
    };
    struct Node {
        std::unordered_map<std::string, std::size_t> next;  ///< by key of the word
        std::vector<Meaning> meanings;                      ///< of the label that ends here
    };

    /// How the words of a text are looked up.
    struct Key {
        std::string form;
        std::string acronym;  ///< empty where it cannot be one
    };
    using Keys = std::span<const Key>;
    static std::vector<Key> keys(std::span<const Word> words, bool acronyms_in_capitals);

    void add(const Label& label, std::size_t concept_position);
    /// Calls `take` with the count of words and the meanings of each label that begins at the first
    /// key, shorter ones first.
    template <class Take>
    void each_from(Keys keys, const Take& take) const;

    const Vocabulary& vocabulary_;
    std::vector<Node> nodes_;
    std::vector<std::pair<std::string, LabelPlace>> label_keys_;  ///< sorted
    std::vector<SpelledWord> label_words_;
};

}  // namespace findings
