#include "library/record/similarity.hpp"

#include "tests/library/record/sample_records.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using test::parsed;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Record article()
{
    return {.title = "Outcomes of kinship care for children removed from the home",
            .authors = {{.family = "Winokur", .given = "Marc"}, {.family = "Holtan"}},
            .container = {.title = "Children", .volume = "12", .pages = "101-9"},
            .issued = parsed<Date>("2014-03")};
}

Record titled(std::string title)
{
    Record record = article();
    record.title = std::move(title);
    return record;
}

Record without_place()
{
    Record record = article();
    record.container = {};
    return record;
}

TEST(Letters, AreFoldedWithoutPunctuationAndStrokes)
{
    EXPECT_EQ(letters("L’Œuvre de Sørensen & Łódź: 2e éd."), "loeuvredesorensenlodz2eed");
    EXPECT_EQ(letters("保护、儿童！"), "保护儿童");
}

TEST(Dice, IsTheShareOfNeighbouringPairs)
{
    EXPECT_DOUBLE_EQ(dice("night", "nacht"), 0.25) << "the textbook's example";
    EXPECT_DOUBLE_EQ(dice("care", "care"), 1);
    EXPECT_DOUBLE_EQ(dice("a", "b"), 0);
    EXPECT_DOUBLE_EQ(dice("aaaa", "aa"), 0.5) << "each pair counts as often as both have it";
}

TEST(TitlesAreAlike, ButForASlipOfThePen)
{
    EXPECT_TRUE(titles_are_alike("Anaerobic infection. Failure of therapy",
                                 "Anerobic infection - failure of therapy"));
    EXPECT_FALSE(titles_are_alike("Kinship care in Ontario", "Kinship care in Alberta"));
    EXPECT_FALSE(titles_are_alike("", ""));
}

TEST(TitlesAreAlike, NotWhereNumbersDiffer)
{
    EXPECT_FALSE(titles_are_alike("Foster care in numbers: annual report 2019",
                                  "Foster care in numbers: annual report 2020"));
    EXPECT_FALSE(titles_are_alike("A long title about foster families, part I",
                                  "A long title about foster families, part II"));
    EXPECT_TRUE(titles_are_alike("A long title about foster families, part II",
                                 "A long title about foster families: part 2"));
    EXPECT_FALSE(titles_are_alike("A long title about foster families, part A",
                                  "A long title about foster families, part B"));
}

TEST(TitlesAreAlike, WhereTheEndOfALongOneIsMissing)
{
    EXPECT_TRUE(titles_are_alike("Safety and permanence of children in kinship care",
                                 "Safety and permanence of children in kinship care: a review"));
    EXPECT_FALSE(titles_are_alike("Kinship care", "Kinship care: a review of ten programmes"));
}

TEST(Likeness, OfACopyWithVolumeAndPageIsOneWork)
{
    Record copy = titled("Outcomes of kinship care for childern removed from the homes");
    copy.authors = {{.family = "Winokur", .given = "M."}};
    copy.container = {.title = "Child.", .volume = "12 (Suppl)", .pages = "101"};
    EXPECT_EQ(likeness(copy, article()), Likeness::one_work);
}

TEST(Likeness, WithoutAPlaceIsAQuestion)
{
    EXPECT_EQ(likeness(without_place(), article()), Likeness::perhaps);
    Record next_year = without_place();
    next_year.issued = parsed<Date>("2015");
    EXPECT_EQ(likeness(next_year, article()), Likeness::perhaps);
    next_year.issued = parsed<Date>("2016");
    EXPECT_EQ(likeness(next_year, article()), Likeness::none);
}

TEST(Likeness, OfAReportAtAnotherPlaceIsNone)
{
    Record abstract = article();
    abstract.container.pages = "S27";
    EXPECT_EQ(likeness(abstract, article()), Likeness::none);
    Record volume = article();
    volume.container.volume = "13";
    EXPECT_EQ(likeness(volume, article()), Likeness::perhaps) << "the page is the same";
    volume.container.pages = "";
    EXPECT_EQ(likeness(volume, article()), Likeness::none);
}

TEST(Likeness, AsksForAuthorsThatAreAlike)
{
    Record other = without_place();
    other.authors = {{.family = "Doe"}};
    EXPECT_EQ(likeness(other, article()), Likeness::none);
    for (const char* name : {"Winokurr", "van Winokur", "Winokur Jr"}) {
        other.authors = {{.family = name}};
        EXPECT_EQ(likeness(other, article()), Likeness::perhaps) << name;
    }
    other.authors = {{.family = "Holtan"}, {.family = "Winokur"}};
    EXPECT_EQ(likeness(other, article()), Likeness::perhaps) << "in another order";
    other = article();
    other.authors = {{.family = "Doe"}};
    EXPECT_EQ(likeness(other, article()), Likeness::perhaps) << "at one place";
}

TEST(Likeness, OfATranslatedTitleTakesAllTheRest)
{
    Record translated =
        titled("[Effets du placement] Outcomes of kinship care for children removed");
    EXPECT_EQ(likeness(translated, article()), Likeness::perhaps);
    translated.issued.reset();
    EXPECT_EQ(likeness(translated, article()), Likeness::none);
    EXPECT_EQ(likeness(titled("Quite another abstract on the same page"), article()),
              Likeness::none);
}

TEST(LikenessKeys, AreBothEndsOfTheTitleAndThePlace)
{
    EXPECT_THAT(likeness_keys(article()), ElementsAre(Pair("head", "outcomesofkinshipcarefor"),
                                                      Pair("tail", "ildrenremovedfromthehome"),
                                                      Pair("place", "2014|12|101")));
    EXPECT_THAT(likeness_keys({.title = "保护儿童"}), ElementsAre(Pair("head", "保护儿童")));
    EXPECT_THAT(likeness_keys({.title = "— !"}), IsEmpty());
}

TEST(LikenessKeys, CutNoCharacterInTwo)
{
    for (const auto& [scheme, key] : likeness_keys({.title = "x保护儿童保护儿童保护儿童y"}))
        EXPECT_EQ(letters(key), key) << scheme;
}

}  // namespace
}  // namespace findings
