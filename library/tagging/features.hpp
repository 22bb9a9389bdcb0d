#pragma once

#include "library/tagging/text.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings {

/// How much of a text one thing that can be learned from is.
struct Feature {
    std::uint32_t number = 0;  ///< within its Dictionary
    float weight = 0;
    bool operator==(const Feature&) const = default;
};

/// A text as it is learned from: by number, each once, of length 1 (or empty).
using Features = std::vector<Feature>;

/// What a word counts as: its stem, and the beginning and end of it, which other words of its kind
/// share ("cardio…", "…itis").
std::vector<std::string> names_of(const Term& term);

/// The things that texts are learned from, each with how rare it is. Never changes once made; any
/// thread may read it.
class Dictionary {
public:
    Dictionary() = default;

    /// Those that at least two of the texts have; `text` gives one after the other.
    static Dictionary of(std::size_t texts,
                         const std::function<std::vector<Term>(std::size_t)>& text);

    /// From what names() and rarities() gave.
    Dictionary(std::vector<std::string> names, std::vector<float> rarities);

    Features features(const std::vector<Term>& terms) const;

    /// The numbers of those that the word counts as; what the dictionary does not have is left out.
    std::vector<std::uint32_t> numbers_of(const Term& term) const;

    std::size_t size() const { return names_.size(); }
    const std::vector<std::string>& names() const { return names_; }
    const std::vector<float>& rarities() const { return rarities_; }  ///< logarithm, ≥ 1

private:
    std::vector<std::string> names_;
    std::vector<float> rarities_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace findings
