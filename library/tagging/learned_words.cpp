#include "library/tagging/learned_words.hpp"

#include "library/tagging/linear_model.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <thread>

namespace findings {
namespace {

constexpr double cost_of_error = 0.3;  // C, chosen on training parts (docs/tagging.md)
constexpr double precision = 0.02;     // eps

/// The texts, with a last column that is always 1.
void add_rows(LinearProblem& rows, std::span<const Features> texts, std::size_t features)
{
    for (const Features& text : texts) {
        for (const Feature& feature : text)
            rows.add(feature.number, static_cast<double>(feature.weight));
        rows.add(features, 1.0);
        rows.end_row();
    }
}

/// Learns one area after the other into its column.
class Learning {
public:
    Learning(const LinearProblem& texts, std::span<const std::vector<std::uint32_t>> areas_of_texts,
             std::size_t areas, std::vector<float>& weights)
        : texts_(texts), areas_of_texts_(areas_of_texts), areas_(areas), weights_(weights)
    {}

    void learn(std::size_t area)
    {
        std::vector<bool> answers(texts_.rows(), false);
        std::size_t yes = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (std::ranges::find(areas_of_texts_[i], area) == areas_of_texts_[i].end())
                continue;
            answers[i] = true;
            ++yes;
        }
        if (yes == 0 || yes == answers.size())
            weights_[weights_.size() - areas_ + area] = yes == 0 ? -2.0F : 2.0F;
        else
            keep(area, answers, yes);
    }

private:
    void keep(std::size_t area, const std::vector<bool>& answers, std::size_t yes)
    {
        // texts that have the area are fewer: an error on one of them costs more
        const auto share = static_cast<double>(answers.size() - yes) / static_cast<double>(yes);
        const std::vector<double> learned =
            texts_.learn(answers, {.loss = LinearLoss::squared_hinge,
                                   .precision = precision,
                                   .cost = cost_of_error,
                                   .cost_of_yes = std::clamp(std::sqrt(share), 1.0, 4.0)});
        for (std::size_t i = 0; i < learned.size(); ++i)
            weights_[i * areas_ + area] = static_cast<float>(learned[i]);
    }

    const LinearProblem& texts_;
    std::span<const std::vector<std::uint32_t>> areas_of_texts_;
    std::size_t areas_;
    std::vector<float>& weights_;
};

}  // namespace

LearnedWords LearnedWords::learn(std::span<const Features> texts,
                                 std::span<const std::vector<std::uint32_t>> areas_of_texts,
                                 std::size_t areas, std::size_t features, unsigned threads)
{
    std::vector<float> weights((features + 1) * areas, 0.0F);
    LinearProblem rows(features + 1);
    add_rows(rows, texts, features);
    Learning learning(rows, areas_of_texts, areas, weights);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t area = next++; area < areas; area = next++)
            learning.learn(area);
    };
    {
        std::vector<std::jthread> helpers;
        for (unsigned i = 1; i < threads; ++i)
            helpers.emplace_back(work);
        work();
    }
    return {areas, std::move(weights)};
}

LearnedWords::LearnedWords(std::size_t areas, std::vector<float> weights)
    : areas_(areas), weights_(std::move(weights))
{
    assert(areas_ == 0 || weights_.size() % areas_ == 0);
}

std::vector<float> LearnedWords::margins(const Features& text) const
{
    std::vector<float> margins(weights_.end() - static_cast<std::ptrdiff_t>(areas_),
                               weights_.end());
    for (const Feature& feature : text) {
        const float* row = weights_.data() + feature.number * areas_;
        for (std::size_t area = 0; area < areas_; ++area)
            margins[area] += feature.weight * row[area];
    }
    return margins;
}

}  // namespace findings
