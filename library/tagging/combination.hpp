#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace findings {

/// What the three sources say of one area for one text.
struct Evidence {
    float margin = 0;      ///< LearnedWords::margins()
    float neighbours = 0;  ///< share of the likest items that have the area, by likeness
    float labels = 0;      ///< label_scores()
    float share = 0;       ///< of all texts learned from that have the area
};

/// Makes one probability out of what the sources say: a logistic sum, then steps that put right
/// where it says too much or too little (isotonic regression). Never changes once made.
class Combination {
public:
    static constexpr std::size_t terms = 6;

    /// What is known before anything is learned: only labels speak.
    Combination();

    /// Learned from what the sources said about texts that they had not seen.
    static Combination learn(std::span<const Evidence> said, const std::vector<bool>& right);

    /// From what weights() and steps() gave.
    struct Step {
        float sum = 0;
        float probability = 0;
        bool operator==(const Step&) const = default;
    };
    Combination(std::array<double, terms> weights, std::vector<Step> steps)
        : weights_(weights), steps_(std::move(steps))
    {}

    /// 0 to 1: of those that get 0.8, 8 in 10 are right.
    double probability(const Evidence& evidence) const;

    const std::array<double, terms>& weights() const { return weights_; }
    const std::vector<Step>& steps() const { return steps_; }  ///< by ascending sum; may be empty

private:
    double sum(const Evidence& evidence) const;

    std::array<double, terms> weights_;
    std::vector<Step> steps_;
};

}  // namespace findings
