#include "tests/tagging/measures.hpp"

#include "tests/tagging/labelled_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<JudgedText> two_texts{
    {{0, 0.9, true, true}, {1, 0.8, true, false}, {2, 0.1, false, false}},
    {{0, 0.3, false, true}, {1, 0.7, true, true}, {2, 0.0, false, false}},
};

TEST(Measures, CountSuggestionsOfAllTextsTogether)
{
    EXPECT_DOUBLE_EQ(micro_f1(two_texts), 2 * 2.0 / (3 + 3));
    EXPECT_DOUBLE_EQ(micro_f1({}), 0);
}

TEST(Measures, TakeTheMeanOfAreasThatAreTrueSomewhere)
{
    EXPECT_DOUBLE_EQ(macro_f1(two_texts, 3), (2 * 1.0 / (1 + 2) + 2 * 1.0 / (2 + 1)) / 2);
}

TEST(Measures, LookAtTheFirstFive)
{
    EXPECT_DOUBLE_EQ(precision_at_5(two_texts), (1 + 2) / 10.0);
}

TEST(Measures, SayHowFarScoresAreFromTheTruth)
{
    // suggested: 0.9 right, 0.8 wrong, 0.7 right
    const auto bins = reliability(two_texts, true);
    EXPECT_EQ(bins[9].count + bins[8].count + bins[7].count + bins[6].count, 3u);
    EXPECT_NEAR(calibration_error(bins), (0.1 + 0.8 + 0.3) / 3, 1e-9);
    EXPECT_EQ(calibration_error({}), 0);
}

std::vector<LabelledText> texts(std::size_t count, const std::string& split = "")
{
    std::vector<LabelledText> texts;
    for (std::size_t i = 0; i < count; ++i)
        texts.push_back({.item = {.id = std::to_string(i), .areas = {"all"}}, .split = split});
    return texts;
}

TEST(ALabelledSet, IsPartedByItsSplitWhereItHasOne)
{
    std::vector<LabelledText> all = texts(3, "train");
    all[1].split = "dev";
    const LabelledSet set = parted("x", all, 1);
    EXPECT_EQ(set.train.size(), 2u);
    ASSERT_EQ(set.test.size(), 1u);
    EXPECT_EQ(set.test[0].id, "1");
}

TEST(ALabelledSet, IsPartedByTheHashOfIdsWhereItHasNone)
{
    const LabelledSet set = parted("x", texts(11), 1);
    EXPECT_EQ(set.train.size(), 9u);
    // of the numbers 0 to 10 the two with the highest SHA-256: ef2d12… (5) and e7f6c0… (6)
    std::vector<std::string> ids;
    for (const DecidedItem& item : set.test)
        ids.push_back(item.id);
    EXPECT_THAT(ids, testing::UnorderedElementsAre("5", "6"));
}

TEST(ALabelledSet, IsPartedByTheHashWhereAllIsForTraining)
{
    EXPECT_EQ(parted("x", texts(10, "train"), 1).test.size(), 2u);
}

TEST(ALabelledSet, LeavesRareLabelsOut)
{
    std::vector<LabelledText> all = texts(10);
    all[0].item.areas = {"all", "rare"};
    const LabelledSet set = parted("x", all, 2);
    ASSERT_EQ(set.areas.size(), 1u);
    EXPECT_EQ(set.areas[0].id, "all");
    for (const DecidedItem& item : set.train)
        EXPECT_THAT(item.areas, ElementsAre("all"));
}

}  // namespace
}  // namespace findings::tests
