#include "library/index/spelling.hpp"
#include "tests/library/index/test_index.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

using tests::titled;

class Spelling : public testing::Test {
protected:
    std::string meant(const std::string& text, const std::string& language = "en")
    {
        return index.readers()
            .make()
            .search({.text = text, .language = language})
            .did_you_mean.value_or("-");
    }
    tests::TestIndex index;
};

TEST(Slips, AreCountedWithSwappedNeighbours)
{
    EXPECT_EQ(slips_between("kinship", "kinship", 2), 0u);
    EXPECT_EQ(slips_between("kinshp", "kinship", 2), 1u);
    EXPECT_EQ(slips_between("kinhsip", "kinship", 2), 1u);
    EXPECT_EQ(slips_between("kin", "kinship", 2), 3u);
    EXPECT_EQ(slips_between("", "ab", 2), 2u);
}

TEST_F(Spelling, IsMendedWithTheWordsOfRecords)
{
    index.store({titled(1, "Mentoring siblings"), titled(2, "La négligence à l’école", "fr")});
    EXPECT_EQ(meant("mentorign siblings"), "mentoring siblings");
    EXPECT_EQ(meant("Mentorrng!"), "mentoring!");
    EXPECT_EQ(meant("mentoring"), "-");
    EXPECT_EQ(meant("xyzzy"), "-");
    EXPECT_EQ(meant("\"mentorign\""), "-");
    EXPECT_EQ(meant("author:mentorign"), "-");
    EXPECT_EQ(meant("title:mentorign"), "title:mentoring");
}

TEST_F(Spelling, IsShownWithItsAccents)
{
    index.store({titled(1, "La médiation des projets", "fr")});
    EXPECT_EQ(meant("mediaton", "fr"), "médiation");
    EXPECT_EQ(meant("Médiatoin", "en"), "médiation");
}

TEST_F(Spelling, IsThatOfTheReadersLanguageFirst)
{
    index.store({titled(1, "Many programmes"), titled(2, "Un programmer", "fr")});
    EXPECT_EQ(meant("programmex", "en"), "programmes");
    EXPECT_EQ(meant("programmex", "fr"), "programmer");
}

TEST_F(Spelling, OfALabelIsMendedThoughNoRecordHasTheWord)
{
    Record tagged = titled(1, "Grandmothers");
    tagged.areas = {"kinship"};
    index.store({tagged, titled(2, "Care of children")});
    EXPECT_EQ(meant("kinshp care"), "kinship care");
}

TEST_F(Spelling, NeverLeadsToAHiddenLabel)
{
    index.store({titled(1, "They were called aboriginals then")});
    EXPECT_EQ(meant("aborginals"), "-");
}

TEST_F(Spelling, IsNotMendedWhereEnoughIsFound)
{
    std::vector<Record> records;
    for (std::uint64_t i = 1; i <= 5; ++i)
        records.push_back(titled(i, "Casemaker"));
    for (std::uint64_t i = 6; i <= 60; ++i)
        records.push_back(titled(i, "Caseworker"));
    index.store(records);
    EXPECT_EQ(meant("casemaker"), "-");
    EXPECT_EQ(meant("casewroker"), "caseworker");
}

TEST_F(Spelling, OffersNoWordThatOnlyARecordOfTheLastVersionHeld)
{
    index.store({titled(1, "Mentoring")});
    index.store({titled(1, "Sleeping")});
    EXPECT_EQ(meant("mentorign"), "-");
    EXPECT_EQ(meant("sleepign"), "sleeping");
}

}  // namespace
}  // namespace findings
