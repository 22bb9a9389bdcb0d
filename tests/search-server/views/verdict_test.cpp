#include "search-server/views/verdict.hpp"

#include "library/base/schemas.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

class VerdictTest : public testing::Test {
protected:
    std::string say(const Finding& finding, std::string_view language = "en")
    {
        const Verdict sentence = verdict(finding, Words(messages_, language));
        return sentence.head + "|" + sentence.rest;
    }
    Messages messages_{schema_files()};
};

constexpr auto limited = Confidence::limited;
constexpr auto moderate = Confidence::moderate;

TEST_F(VerdictTest, SaysTheWholeIntervalAndNoAverage)
{
    EXPECT_EQ(say({limited, moderate, Direction::helps, {}}),
              "Limited to moderate confidence it helps|.");
    EXPECT_EQ(say({limited, moderate, Direction::helps, {}}, "fr"),
              "Confiance limitée à modérée\u00a0: cela aide|.");
}

TEST_F(VerdictTest, NeverTakesNotRatedForLow)
{
    EXPECT_EQ(say({}), "Not rated here.| That does not mean it does not work.");
    EXPECT_EQ(say({}, "fr"), "Non évalué ici.| Cela ne veut pas dire que c’est inefficace.");
    EXPECT_EQ(rule_classes(Confidence::not_rated, {}), "c-unrated");
}

TEST_F(VerdictTest, SaysWhatWasReportedWhereNobodyRatedIt)
{
    EXPECT_EQ(say({Confidence::not_rated, Confidence::not_rated, Direction::mixed, {}}),
              "Not rated here.| That does not mean it does not work. Reported: mixed.");
    EXPECT_EQ(say({.direction = Direction::not_an_effectiveness_question}),
              "Not rated here.| Not an effectiveness question.");
}

TEST_F(VerdictTest, KeepsNoEffectAndHarmAndNotTestedApart)
{
    EXPECT_EQ(say({moderate, moderate, Direction::no_clear_effect, {}}),
              "Moderate confidence: tested, no clear effect|.");
    EXPECT_EQ(say({moderate, moderate, Direction::harm_or_concern, {}}),
              "Moderate confidence of harm or concern|.");
    EXPECT_EQ(say({moderate, moderate, Direction::not_tested, {}}),
              "Moderate confidence, not tested|.");
    EXPECT_EQ(say({moderate, moderate, Direction::not_an_effectiveness_question, {}}),
              "Moderate confidence|. Not an effectiveness question.");
    EXPECT_EQ(say({moderate, moderate, {}, {}}), "Moderate confidence|.");
}

TEST_F(VerdictTest, NamesTheOutcomesWithinTheSentence)
{
    const Finding finding{moderate, moderate, Direction::helps, {"placement_stability", "cost"}};
    EXPECT_EQ(say(finding), "Moderate confidence it helps|: placement stability, cost.");
    EXPECT_EQ(say({moderate, moderate, Direction::helps, {"entry_to_care"}}, "fr"),
              "Confiance modérée\u00a0: cela aide| (entrée en placement).");
}

TEST_F(VerdictTest, HasWordsForEveryIntervalAndDirection)
{
    for (const std::string_view language : site_languages)
        for (auto low = Confidence::very_limited; low <= Confidence::strong;
             low = static_cast<Confidence>(static_cast<int>(low) + 1))
            for (auto high = low; high <= Confidence::strong;
                 high = static_cast<Confidence>(static_cast<int>(high) + 1))
                for (std::size_t d = 0; d < tokens<Direction>().size(); ++d)
                    EXPECT_NO_THROW(say({low, high, static_cast<Direction>(d), {}}, language));
}

TEST_F(VerdictTest, HasTheRuleShowTheLowerEndAndTheDirection)
{
    EXPECT_EQ(rule_classes(limited, Direction::helps), "c-limited d-helps");
    EXPECT_EQ(rule_classes(Confidence::very_limited, Direction::harm_or_concern),
              "c-vlimited d-harm");
    EXPECT_EQ(rule_classes(Confidence::strong, Direction::not_tested), "c-strong d-other");
}

}  // namespace
}  // namespace findings::server
