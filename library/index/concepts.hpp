#pragma once

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

/// Finds the labels of a vocabulary (any country, either language, hidden ones too) in words. Never
/// changes once made; any thread may use it.
class ConceptSpotter {
public:
    /// The vocabulary must outlive this.
    explicit ConceptSpotter(const Vocabulary& vocabulary);

    const Vocabulary& vocabulary() const { return vocabulary_; }

    /// Every label that stands in the words, longest first at each word, overlapping ones too. For
    /// one concept, a label inside or across another is left out.
    std::vector<SpottedLabel> all(std::span<const Word> words) const;

    /// The labels that share no word, longest first, then leftmost: how a query is read. Where a
    /// label means several concepts, those that mean it in the reader's country ("CA"), else all.
    std::vector<SpottedLabel> longest(std::span<const Word> words, std::string_view country) const;

private:
    struct Meaning {
        std::size_t concept_position;
        std::string country;  ///< of the label's language; empty: all
    };
    struct Node {
        std::unordered_map<std::string, std::size_t> next;  ///< by folded word
        std::vector<Meaning> meanings;                      ///< of the label that ends here
    };

    void add(const Label& label, std::size_t concept_position);
    /// Calls `take` with the count of words and the meanings of each label that begins at the
    /// first.
    template <class Take>
    void each_from(std::span<const Word> words, const Take& take) const;

    const Vocabulary& vocabulary_;
    std::vector<Node> nodes_;
};

}  // namespace findings
