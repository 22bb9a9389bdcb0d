#include "tests/relevance/metrics.hpp"

#include <gtest/gtest.h>

namespace findings::relevance {
namespace {

TEST(Metrics, GainIsTheGradeOverTheBinaryLogarithmOfThePlacePlusOne)
{
    // (2/1 + 0/1.58496 + 1/2) / (2/1 + 1/1.58496) = 2.5 / 2.63093
    EXPECT_NEAR(ndcg({"a", "x", "b"}, {{"a", 2}, {"b", 1}}, 10), 0.950234, 1e-6);
    // (1 + 2/1.58496) / (2 + 1/1.58496)
    EXPECT_NEAR(ndcg({"b", "a"}, {{"a", 2}, {"b", 1}}, 10), 0.859719, 1e-6);
}

TEST(Metrics, TheBestRankingHasGainOne)
{
    EXPECT_DOUBLE_EQ(ndcg({"a", "b", "c"}, {{"a", 3}, {"b", 2}, {"c", 1}, {"d", 0}}, 10), 1);
}

TEST(Metrics, TheBestRankingIsCutAtTheSameDepth)
{
    EXPECT_DOUBLE_EQ(ndcg({"a", "b"}, {{"a", 1}, {"b", 1}, {"c", 1}}, 2), 1);
}

TEST(Metrics, WhatComesAfterTheDepthGainsNothing)
{
    EXPECT_DOUBLE_EQ(ndcg({"x", "y", "a"}, {{"a", 1}}, 2), 0);
    EXPECT_DOUBLE_EQ(recall({"x", "y", "a"}, {{"a", 1}}, 2), 0);
}

TEST(Metrics, PrecisionIsTakenAtEachRelevantDocumentAndAveragedOverAllThereAre)
{
    // (1/1 + 2/3) / 3: c is nowhere
    EXPECT_NEAR(average_precision({"a", "x", "b"}, {{"a", 1}, {"b", 2}, {"c", 1}, {"x", 0}}),
                0.555556, 1e-6);
}

TEST(Metrics, RecallIsThePartOfTheRelevantThatWasFound)
{
    EXPECT_DOUBLE_EQ(recall({"a", "x"}, {{"a", 2}, {"b", 1}, {"x", 0}}, 100), 0.5);
}

TEST(Metrics, NothingRelevantAndNothingFoundIsZero)
{
    for (const Grades& grades : {Grades{}, Grades{{"a", 0}}, Grades{{"a", -1}}}) {
        EXPECT_DOUBLE_EQ(ndcg({"a"}, grades, 10), 0);
        EXPECT_DOUBLE_EQ(average_precision({"a"}, grades), 0);
        EXPECT_DOUBLE_EQ(recall({"a"}, grades, 100), 0);
    }
    EXPECT_DOUBLE_EQ(ndcg({}, {{"a", 1}}, 10), 0);
}

}  // namespace
}  // namespace findings::relevance
