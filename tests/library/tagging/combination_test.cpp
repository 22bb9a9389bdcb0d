#include "library/tagging/combination.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

/// Margins from -1 to 1, right as often as a tenth, …, nine tenths.
void add_graded(std::vector<Evidence>& said, std::vector<bool>& right)
{
    for (int tenth = 1; tenth <= 9; ++tenth) {
        for (int i = 0; i < 100; ++i) {
            said.push_back({.margin = static_cast<float>(tenth - 5) / 4, .share = 0.5F});
            right.push_back(i % 10 < tenth);
        }
    }
}

TEST(TheCombination, SaysHowOftenItIsRight)
{
    std::vector<Evidence> said;
    std::vector<bool> right;
    add_graded(said, right);
    const Combination combination = Combination::learn(said, right);
    for (int tenth = 1; tenth <= 9; ++tenth) {
        const Evidence evidence{.margin = static_cast<float>(tenth - 5) / 4, .share = 0.5F};
        EXPECT_NEAR(combination.probability(evidence), tenth / 10.0, 0.05) << tenth;
    }
}

TEST(TheCombination, NeverFallsWhereTheEvidenceRises)
{
    std::vector<Evidence> said;
    std::vector<bool> right;
    add_graded(said, right);
    const Combination combination = Combination::learn(said, right);
    double before = 0;
    for (int i = -40; i <= 40; ++i) {
        const double now =
            combination.probability({.margin = static_cast<float>(i) / 20, .share = 0.5F});
        EXPECT_GE(now, before);
        EXPECT_LE(now, 1.0);
        before = now;
    }
}

TEST(TheCombination, TrustsLabelsBeforeAnythingIsLearned)
{
    const Combination combination;
    EXPECT_LT(combination.probability({.labels = 0.0F}), 0.05);
    EXPECT_GT(combination.probability({.labels = 0.9F}), 0.8);
}

}  // namespace
}  // namespace findings
