#include "library/tagging/combination.hpp"

#include "library/tagging/linear_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace findings {
namespace {

double log_odds(double probability)
{
    return std::log((probability + 0.02) / (1.02 - probability));
}

double logistic(double sum)
{
    return 1 / (1 + std::exp(-sum));
}

/// What is weighed; the last one is always 1.
std::array<double, Combination::terms> terms_of(const Evidence& evidence)
{
    return {static_cast<double>(evidence.margin),
            static_cast<double>(evidence.neighbours),
            log_odds(static_cast<double>(evidence.neighbours)),
            static_cast<double>(evidence.labels),
            log_odds(static_cast<double>(evidence.share)),
            1.0};
}

std::array<double, Combination::terms> learn_weights(std::span<const Evidence> said,
                                                     const std::vector<bool>& right)
{
    LinearProblem rows(Combination::terms);
    for (const Evidence& evidence : said) {
        const auto terms = terms_of(evidence);
        for (std::size_t term = 0; term < terms.size(); ++term)
            rows.add(term, terms[term]);
        rows.end_row();
    }
    const std::vector<double> learned =
        rows.learn(right, {.loss = LinearLoss::logistic, .precision = 0.001, .cost = 10});
    std::array<double, Combination::terms> weights{};
    std::ranges::copy(learned, weights.begin());
    return weights;
}

/// Judgements behind one step of the table: few make it follow chance.
double step_size(std::size_t judgements)
{
    return static_cast<double>(std::clamp<std::size_t>(judgements / 100, 10, 150));
}

struct Block {
    double sums = 0;
    double right = 0;
    double count = 0;
    double share() const { return right / count; }
};

/// Pool adjacent violators (Ayer et al. 1955): the steps that rise and lie nearest to the answers.
std::vector<Block> rising(const std::vector<Block>& blocks)
{
    std::vector<Block> out;
    for (const Block& block : blocks) {
        out.push_back(block);
        while (out.size() > 1 && out[out.size() - 2].share() >= out.back().share()) {
            const Block last = out.back();
            out.pop_back();
            out.back().sums += last.sums;
            out.back().right += last.right;
            out.back().count += last.count;
        }
    }
    return out;
}

std::vector<Block> blocks_of(const std::vector<double>& sums, const std::vector<bool>& right)
{
    std::vector<std::size_t> order(sums.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(sums[i], i); });
    const double size = step_size(sums.size());
    std::vector<Block> blocks;
    for (const std::size_t i : order) {
        if (blocks.empty() || blocks.back().count >= size)
            blocks.push_back({});
        blocks.back().sums += sums[i];
        blocks.back().right += right[i] ? 1 : 0;
        blocks.back().count += 1;
    }
    return blocks;
}

}  // namespace

Combination::Combination() : weights_{0, 0, 0, 6.0, 0, -3.5} {}

Combination Combination::learn(std::span<const Evidence> said, const std::vector<bool>& right)
{
    Combination combined(learn_weights(said, right), {});
    std::vector<double> sums;
    for (const Evidence& evidence : said)
        sums.push_back(combined.sum(evidence));
    for (const Block& block : rising(blocks_of(sums, right)))
        combined.steps_.push_back(
            {static_cast<float>(block.sums / block.count), static_cast<float>(block.share())});
    return combined;
}

double Combination::sum(const Evidence& evidence) const
{
    const auto weighed = terms_of(evidence);
    return std::inner_product(weighed.begin(), weighed.end(), weights_.begin(), 0.0);
}

double Combination::probability(const Evidence& evidence) const
{
    const double at = sum(evidence);
    if (steps_.empty())
        return logistic(at);
    const auto above = std::ranges::lower_bound(
        steps_, at, {}, [](const Step& step) { return static_cast<double>(step.sum); });
    if (above == steps_.begin())
        return static_cast<double>(above->probability);
    const auto below = std::prev(above);
    const auto low = static_cast<double>(below->probability);
    if (above == steps_.end())
        return low;
    const double part =
        (at - static_cast<double>(below->sum)) / static_cast<double>(above->sum - below->sum);
    return low + part * (static_cast<double>(above->probability) - low);
}

}  // namespace findings
