#include "library/tagging/labels.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

Label label(std::string text, std::string_view language = "en",
            LabelKind kind = LabelKind::preferred)
{
    return {std::move(text), *Language::parse(language), kind};
}

std::vector<FoundLabel> found(const std::vector<Concept>& areas, const TaggedText& text)
{
    return AreaLabels(areas).found_in(terms_of(text), language_of(text));
}

float score(const std::vector<Concept>& areas, const TaggedText& text)
{
    return label_scores(found(areas, text), areas.size()).front();
}

TEST(LabelsOfAreas, AreFoundInAnyFormAndCounted)
{
    const std::vector<Concept> areas{{.id = "foster-family", .labels = {label("foster home")}}};
    const auto all = found(areas, {.title = "Foster homes",
                                   .text = "A foster home. Homes that foster. FOSTER HOME",
                                   .language = "en"});
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].area, 0u);
    EXPECT_EQ(all[0].text, "foster homes");
    EXPECT_EQ(all[0].times, (std::array<std::size_t, place_count>{1, 0, 0, 2}));
}

TEST(LabelsOfAreas, DoNotRunFromTheTitleIntoTheText)
{
    const std::vector<Concept> areas{{.id = "x", .labels = {label("foster home")}}};
    EXPECT_TRUE(found(areas, {.title = "Foster", .text = "home", .language = "en"}).empty());
    EXPECT_TRUE(found(areas, {.keywords = {"foster", "home"}, .language = "en"}).empty());
}

TEST(LabelsOfAreas, CountOnceWhereOneIsInsideAnotherOfTheSameArea)
{
    const std::vector<Concept> areas{
        {.id = "x", .labels = {label("kinship"), label("kinship care")}}};
    const auto all = found(areas, {.text = "kinship care", .language = "en"});
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].text, "kinship care");
}

TEST(LabelsOfAreas, SayMoreInTheTitleThanInTheText)
{
    const std::vector<Concept> areas{{.id = "x", .labels = {label("kinship care")}}};
    EXPECT_GT(score(areas, {.title = "kinship care", .language = "en"}),
              score(areas, {.text = "kinship care", .language = "en"}));
}

TEST(LabelsOfAreas, SayMoreInTheirOwnLanguage)
{
    const std::vector<Concept> areas{{.id = "x", .labels = {label("burnout syndrome")}}};
    EXPECT_GT(score(areas, {.text = "burnout syndrome", .language = "en"}),
              score(areas, {.text = "burnout syndrome", .language = "xx"}));
}

TEST(LabelsOfAreas, SayMoreWherePreferredAndOfSeveralWords)
{
    const TaggedText text{.text = "kinship care", .language = "en"};
    const float preferred = score({{.id = "x", .labels = {label("kinship care")}}}, text);
    const float hidden =
        score({{.id = "x", .labels = {label("kinship care", "en", LabelKind::hidden)}}}, text);
    const float one_word = score({{.id = "x", .labels = {label("kinship")}}}, text);
    EXPECT_GT(preferred, hidden);
    EXPECT_GT(preferred, one_word);
}

TEST(LabelsOfAreas, SayLessWhereTheyMeanSeveralAreas)
{
    const TaggedText text{.text = "foster care", .language = "en"};
    const std::vector<Concept> one{{.id = "a", .labels = {label("foster care")}}};
    const std::vector<Concept> two{{.id = "a", .labels = {label("foster care")}},
                                   {.id = "b", .labels = {label("foster care")}}};
    EXPECT_GT(score(one, text), score(two, text));
    EXPECT_EQ(found(two, text).size(), 2u);
}

TEST(LabelsOfAreas, AreNotLookedForWhereTheAreaIsDeprecatedOrTheyAreTooShort)
{
    const TaggedText text{.text = "kinship care UK", .language = "en"};
    EXPECT_TRUE(
        found({{.id = "a", .labels = {label("kinship care")}, .deprecated = true}}, text).empty());
    EXPECT_TRUE(found({{.id = "a", .labels = {label("UK")}}}, text).empty());
}

}  // namespace
}  // namespace findings
