#pragma once

#include "library/tagging/text.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings {

/// A label of an area that stands in a text.
struct FoundLabel {
    std::size_t area = 0;
    std::string text;                              ///< as it stands there first, folded
    std::array<std::size_t, place_count> times{};  ///< by TextPlace
    double weight = 0;  ///< of one time in the text: kind, language, words, other meanings
};

/// Finds the labels of areas in texts: whole words, in any of their forms, never across the end of
/// a title or a message. Never changes once made; any thread may read it.
class AreaLabels {
public:
    explicit AreaLabels(std::span<const Concept> areas);

    /// Each label once; of labels of one area that stand in one place, the longest.
    std::vector<FoundLabel> found_in(const std::vector<Term>& terms,
                                     std::string_view language) const;

private:
    struct Entry {
        std::vector<std::string> stems;
        std::size_t area;
        double weight;
        std::string language;  ///< primary
    };
    void add(const Label& label, std::size_t area);

    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_;  ///< longest first
};

/// How much the labels speak for each area, 0 to 1: title 3, key messages and keywords 2, text 1,
/// each further time less.
std::vector<float> label_scores(const std::vector<FoundLabel>& found, std::size_t areas);

}  // namespace findings
