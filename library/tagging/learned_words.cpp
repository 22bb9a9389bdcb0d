#include "library/tagging/learned_words.hpp"

#include <linear.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <memory>
#include <thread>

namespace findings {
namespace {

constexpr double cost_of_error = 0.3;  // C, chosen on training parts (docs/tagging.md)
constexpr double precision = 0.02;     // eps

void say_nothing(const char*) {}

struct ModelDeleter {
    void operator()(model* trained) const { free_and_destroy_model(&trained); }
};

/// The texts in the form of liblinear: numbers from 1, ended by -1, the bias as the last feature.
class Problem {
public:
    Problem(std::span<const Features> texts, std::size_t features)
        : bias_(static_cast<int>(features) + 1)
    {
        for (const Features& text : texts) {
            starts_.push_back(nodes_.size());
            for (const Feature& feature : text)
                nodes_.push_back(
                    {static_cast<int>(feature.number) + 1, static_cast<double>(feature.weight)});
            nodes_.push_back({bias_, 1.0});
            nodes_.push_back({-1, 0.0});
        }
        for (const std::size_t start : starts_)
            rows_.push_back(nodes_.data() + start);
    }

    /// What to learn where these are the answers; reads this object and the answers.
    problem with(std::vector<double>& answers)
    {
        return {.l = static_cast<int>(rows_.size()),
                .n = bias_,
                .y = answers.data(),
                .x = rows_.data(),
                .bias = 1.0};
    }

    std::size_t texts() const { return rows_.size(); }

private:
    int bias_;
    std::vector<feature_node> nodes_;
    std::vector<std::size_t> starts_;
    std::vector<feature_node*> rows_;
};

/// Learns one area after the other into its column.
class Learning {
public:
    Learning(Problem& texts, std::span<const std::vector<std::uint32_t>> areas_of_texts,
             std::size_t areas, std::vector<float>& weights)
        : texts_(texts), areas_of_texts_(areas_of_texts), areas_(areas), weights_(weights)
    {}

    void learn(std::size_t area)
    {
        std::vector<double> answers(texts_.texts(), -1.0);
        std::size_t yes = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (std::ranges::find(areas_of_texts_[i], area) == areas_of_texts_[i].end())
                continue;
            answers[i] = 1.0;
            ++yes;
        }
        if (yes == 0 || yes == answers.size())
            weights_[weights_.size() - areas_ + area] = yes == 0 ? -2.0F : 2.0F;
        else
            keep(area, answers, yes);
    }

private:
    void keep(std::size_t area, std::vector<double>& answers, std::size_t yes)
    {
        // texts that have the area are fewer: an error on one of them costs more
        const auto share = static_cast<double>(answers.size() - yes) / static_cast<double>(yes);
        double weight = std::clamp(std::sqrt(share), 1.0, 4.0);
        int label = 1;
        const parameter wanted{.solver_type = L2R_L2LOSS_SVC,
                               .eps = precision,
                               .C = cost_of_error,
                               .nr_weight = 1,
                               .weight_label = &label,
                               .weight = &weight,
                               .p = 0.1,
                               .init_sol = nullptr};
        const problem what = texts_.with(answers);
        const std::unique_ptr<model, ModelDeleter> trained(train(&what, &wanted));
        // liblinear's first class is that of the first text
        const double sign = trained->label[0] == 1 ? 1.0 : -1.0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(trained->nr_feature); ++i)
            weights_[i * areas_ + area] = static_cast<float>(sign * trained->w[i]);
        const auto constant = static_cast<float>(sign * trained->w[trained->nr_feature]);
        weights_[weights_.size() - areas_ + area] += constant;
    }

    Problem& texts_;
    std::span<const std::vector<std::uint32_t>> areas_of_texts_;
    std::size_t areas_;
    std::vector<float>& weights_;
};

}  // namespace

LearnedWords LearnedWords::learn(std::span<const Features> texts,
                                 std::span<const std::vector<std::uint32_t>> areas_of_texts,
                                 std::size_t areas, std::size_t features, unsigned threads)
{
    set_print_string_function(&say_nothing);
    std::vector<float> weights((features + 1) * areas, 0.0F);
    Problem problem(texts, features);
    Learning learning(problem, areas_of_texts, areas, weights);
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
