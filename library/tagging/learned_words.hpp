#pragma once

#include "library/tagging/features.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace findings {

/// A linear model for each area: what each word speaks for or against it. Never changes once made;
/// any thread may read it.
class LearnedWords {
public:
    LearnedWords() = default;

    /// By liblinear (support vector machines, squared hinge loss), on as many threads. An area that
    /// none or all of the texts have gets a model that says so. The same texts make the same model.
    static LearnedWords learn(std::span<const Features> texts,
                              std::span<const std::vector<std::uint32_t>> areas_of_texts,
                              std::size_t areas, std::size_t features, unsigned threads);

    /// From what weights() gave.
    LearnedWords(std::size_t areas, std::vector<float> weights);

    /// How far on the side of each area the text is: about -1 for no, 1 for yes.
    std::vector<float> margins(const Features& text) const;

    float weight(std::uint32_t feature, std::size_t area) const
    {
        return weights_[feature * areas_ + area];
    }

    std::size_t areas() const { return areas_; }

    /// A row of areas for each feature, and a last one that is always added.
    const std::vector<float>& weights() const { return weights_; }

private:
    std::size_t areas_ = 0;
    std::vector<float> weights_;
};

}  // namespace findings
