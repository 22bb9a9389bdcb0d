#include "tests/library/index/test_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::titled;

class Suggestions : public testing::Test {
protected:
    std::vector<std::string> labels(std::string_view typed, const std::string& language = "en")
    {
        std::vector<std::string> found;
        for (const Suggestion& suggestion : index.readers().make().suggest(typed, language))
            found.push_back(suggestion.label);
        return found;
    }
    tests::TestIndex index;
};

TEST_F(Suggestions, AreTitlesThatBeginSoHoweverTheyAreTyped)
{
    index.store({titled(1, "L’école des quartiers", "fr"), titled(2, "Quartz and tables")});
    for (const char* typed : {"école d", "ECOLE DES", "l'ecole", "l’école des quartiers"})
        EXPECT_THAT(labels(typed), ElementsAre("L’école des quartiers")) << typed;
    EXPECT_THAT(labels("quartz"), ElementsAre("Quartz and tables"));
    EXPECT_THAT(labels("tables"), IsEmpty());
}

TEST_F(Suggestions, AreAreasByAnyLabelWithItsCountry)
{
    const auto found = index.readers().make().suggest("kin care", "en");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].area, "kinship");
    EXPECT_EQ(found[0].label, "Kinship care");
    EXPECT_EQ(found[0].matched, "kin care");
    EXPECT_EQ(found[0].country.size(), 2u);
    EXPECT_EQ(index.readers().make().suggest("kinship ca", "fr").at(0).matched, "Kinship care");
}

TEST_F(Suggestions, NeverShowAHiddenLabel)
{
    const auto found = index.readers().make().suggest("juvenile delinq", "en");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].matched, found[0].label);
    EXPECT_EQ(found[0].area, "youth-justice");
}

TEST_F(Suggestions, AreTenWithRoomForTitles)
{
    std::vector<Record> records;
    for (std::uint64_t i = 1; i <= 100; ++i)
        records.push_back(titled(i, "Children number " + std::to_string(i)));
    index.store(records);
    const auto found = labels("child");
    EXPECT_THAT(found, SizeIs(10));
    EXPECT_THAT(found, testing::Contains(testing::StartsWith("Children number")));
    EXPECT_THAT(labels("children number"), SizeIs(10));
}

TEST_F(Suggestions, ShowAWorkOnceAndWhatIsFindableOnly)
{
    Record original = titled(1, "Plan B");
    Record translation = titled(2, "Plan B en bref", "fr");
    translation.translation = Translation{.of = *original.id, .based_on_version = 1};
    Record draft = titled(3, "Plan C");
    draft.status = Status::draft;
    index.store({original, translation, draft});
    EXPECT_THAT(labels("plan b", "fr"), ElementsAre("Plan B en bref"));
    EXPECT_THAT(labels("plan b", "en"), ElementsAre("Plan B"));
    EXPECT_THAT(labels("plan c"), IsEmpty());
}

TEST_F(Suggestions, TakeAnyText)
{
    for (const std::string& typed : {std::string(), std::string("\xFF\xC3"), std::string(5000, 'a'),
                                     std::string("\0", 1), std::string("***")})
        EXPECT_THAT(labels(typed), IsEmpty());
}

}  // namespace
}  // namespace findings
