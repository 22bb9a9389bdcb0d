#include "search-server/views/words.hpp"

#include "library/base/schemas.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

class WordsTest : public testing::Test {
protected:
    Messages messages_{schema_files()};
    Words en_{messages_, "en"};
    Words fr_{messages_, "fr"};
};

TEST_F(WordsTest, FillInTheirPlaces)
{
    EXPECT_EQ(en_("error.number", {{"status", "404"}}), "Error 404");
    // a value that looks like a place stays as it is
    EXPECT_EQ(en_("search.title", {{"query", "{count}"}, {"count", "1 result"}}),
              "1 result: 1 result");
}

TEST_F(WordsTest, ThrowForAKeyThatIsNotThere)
{
    EXPECT_THROW(en_("no.such.key"), std::logic_error);
    EXPECT_THROW(Words(messages_, "de"), std::logic_error);
}

TEST_F(WordsTest, CountAsTheLanguageDoes)
{
    EXPECT_EQ(en_.count("search.count", 0), "0 results");
    EXPECT_EQ(en_.count("search.count", 1), "1 result");
    EXPECT_EQ(en_.count("search.count", 2), "2 results");
    EXPECT_EQ(fr_.count("search.count", 0), "0 résultat");
    EXPECT_EQ(fr_.count("search.count", 1), "1 résultat");
    EXPECT_EQ(fr_.count("search.count", 2), "2 résultats");
}

TEST_F(WordsTest, GroupDigitsAsTheLanguageDoes)
{
    EXPECT_EQ(en_.number(0), "0");
    EXPECT_EQ(en_.number(999), "999");
    EXPECT_EQ(en_.number(1'000), "1,000");
    EXPECT_EQ(en_.number(12'345'678), "12,345,678");
    EXPECT_EQ(fr_.number(12'345), "12\u202f345");
}

TEST_F(WordsTest, SayDatesAsFarAsTheyAreKnown)
{
    EXPECT_EQ(en_.date(Date::parse("2025").value()), "2025");
    EXPECT_EQ(en_.date(Date::parse("2025-05").value()), "May 2025");
    EXPECT_EQ(en_.date(Date::parse("2025-05-12").value()), "12 May 2025");
    EXPECT_EQ(fr_.date(Date::parse("2025-08-01").value()), "1er août 2025");
    EXPECT_EQ(fr_.date(Date::parse("2025-08-11").value()), "11 août 2025");
    EXPECT_EQ(fr_.date(std::chrono::sys_days{std::chrono::year{2026} / 2 / 3}), "3 février 2026");
}

TEST_F(WordsTest, LabelTokensAndLeaveUnknownOnesReadable)
{
    EXPECT_EQ(fr_.label("kind", "practice_guide"), "Guide de pratique");
    EXPECT_EQ(en_.label("country", "GB-SCT"), "Scotland");
    EXPECT_EQ(en_.label("country", "XX"), "XX");
    EXPECT_EQ(en_.label("population", "night_workers"), "night workers");
}

}  // namespace
}  // namespace findings::server
