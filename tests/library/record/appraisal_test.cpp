#include "library/record/appraisal.hpp"

#include "library/base/file.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using enum Confidence;
using enum Direction;

Appraisal appraised(const Record& record)
{
    return appraise(record, EvidenceScales::from_json(
                                read_file(FINDINGS_SOURCE "/schemas/evidence-scales.json")));
}

Rating rating(std::string scheme, std::string value, std::string outcome = "",
              std::string rater = "")
{
    return {.scheme = scheme,
            .value = value,
            .rater = rater.empty() ? scheme : rater,
            .outcome = outcome};
}

Appraisal rated(std::vector<Rating> ratings)
{
    return appraised({.ratings = std::move(ratings)});
}

TEST(Appraise, WithoutAnyWordItIsNotRatedAndHasNoDirection)
{
    EXPECT_EQ(appraised({}), (Appraisal{{not_rated, not_rated}, std::nullopt, false, {}}));
}

TEST(Appraise, OneRatingIsItsOwnMeaning)
{
    EXPECT_EQ(rated({rating("cebc", "2")}), (Appraisal{{moderate, moderate}, helps, false, {}}));
    EXPECT_EQ(rated({rating("cebc", "5")}),
              (Appraisal{{limited, strong}, harm_or_concern, false, {}}));
}

TEST(Appraise, SeveralRatingsGiveTheRangeAndNoMean)
{
    EXPECT_EQ(rated({rating("eif", "4"), rating("title_iv_e", "well_supported")}),
              (Appraisal{{moderate, strong}, helps, false, {}}));
}

TEST(Appraise, IntervalsOfOneOutcomeThatDoNotOverlapAreADifference)
{
    EXPECT_TRUE(rated({rating("cebc", "1"), rating("eif", "2")}).raters_differ);
    EXPECT_FALSE(rated({rating("cebc", "1"), rating("title_iv_e", "well_supported")}).raters_differ)
        << "strong lies within moderate to strong";
}

TEST(Appraise, RatingsOfDifferentOutcomesDoNotContradict)
{
    const Appraisal appraisal =
        rated({rating("cebc", "1", "permanence"), rating("eif", "2", "education")});
    EXPECT_EQ(appraisal, (Appraisal{{limited, strong}, helps, false, {}}));
}

TEST(Appraise, DirectionsThatDifferAreMixedAndADifferenceWithinOneOutcome)
{
    EXPECT_EQ(rated({rating("cebc", "2", "education"), rating("eif", "NE", "Education ")}),
              (Appraisal{{moderate, moderate}, mixed, true, {}}));
    EXPECT_EQ(rated({rating("cebc", "2", "education"), rating("eif", "NE", "permanence")}),
              (Appraisal{{moderate, moderate}, mixed, false, {}}));
}

TEST(Appraise, NotRatedIsMissingAndNeitherLowNorADifference)
{
    EXPECT_EQ(rated({rating("cebc", "NR")}),
              (Appraisal{{not_rated, not_rated}, not_tested, false, {}}));
    EXPECT_EQ(rated({rating("cebc", "NR"), rating("eif", "3")}),
              (Appraisal{{moderate, moderate}, helps, false, {}}));
    EXPECT_EQ(rated({rating("title_iv_e", "does_not_currently_meet"), rating("cebc", "1")}),
              (Appraisal{{strong, strong}, helps, false, {}}));
}

TEST(Appraise, OneRaterIsNotSaidToDifferFromItself)
{
    Rating earlier = rating("cebc", "3", "", "CEBC");
    Rating later = rating("cebc", "1", "", "CEBC");
    earlier.year = 2010;
    later.year = 2020;
    EXPECT_EQ(rated({earlier, later}), (Appraisal{{limited, strong}, helps, false, {}}));
    later.rater = "somebody else";
    EXPECT_TRUE(rated({earlier, later}).raters_differ);
}

TEST(Appraise, TheTwoHalvesOfOneRatingComeTogether)
{
    EXPECT_EQ(rated({rating("eef", "4", "", "EEF"), rating("eef_months", "0", "", "EEF")}),
              (Appraisal{{moderate, strong}, no_clear_effect, false, {}}));
}

TEST(Appraise, RatingsComeBeforeWhatTheAuthorsState)
{
    const Record record{.direction = harm_or_concern,
                        .confidence = ConfidenceInterval{strong, strong},
                        .ratings = {rating("cebc", "3")}};
    EXPECT_EQ(appraised(record), (Appraisal{{limited, limited}, helps, false, {}}));
}

TEST(Appraise, TheAuthorsAreHeardWhereRatingsAreSilent)
{
    const Record unknown_scheme{.direction = helps,
                                .confidence = ConfidenceInterval{limited, moderate},
                                .ratings = {rating("stars", "5"), rating("cebc", "9")}};
    EXPECT_EQ(appraised(unknown_scheme), (Appraisal{{limited, moderate}, helps, false, {}}));
    const Record no_direction{.direction = mixed,
                              .confidence = ConfidenceInterval{limited, limited},
                              .ratings = {rating("grade", "high")}};
    EXPECT_EQ(appraised(no_direction), (Appraisal{{strong, strong}, mixed, false, {}}));
}

TEST(Appraise, OutcomesAreStatementsOfTheAuthorsToo)
{
    const Record record{.outcomes = {
                            {.outcome = "permanence", .direction = helps, .certainty = moderate},
                            {.outcome = "cost", .direction = not_tested},
                            {.outcome = "education", .certainty = very_limited},
                        }};
    EXPECT_EQ(appraised(record), (Appraisal{{very_limited, moderate}, helps, false, {}}));
}

TEST(Appraise, WhatTheAuthorsStateOfTheWholeComesBeforeTheirOutcomes)
{
    const Record record{
        .direction = not_tested,
        .confidence = ConfidenceInterval{limited, limited},
        .outcomes = {{.outcome = "permanence", .direction = helps, .certainty = strong}}};
    EXPECT_EQ(appraised(record), (Appraisal{{limited, limited}, not_tested, false, {}}));
}

TEST(Appraise, QualitativeFindingsAreNoEffect)
{
    EXPECT_EQ(rated({rating("cerqual", "high")}),
              (Appraisal{{strong, strong}, not_an_effectiveness_question, false, {}}));
    EXPECT_EQ(rated({rating("cerqual", "high"), rating("cebc", "NR")}).direction,
              not_an_effectiveness_question);
}

TEST(Appraise, TheQualityOfAReviewIsAnAxisOfItsOwn)
{
    const Appraisal appraisal =
        rated({rating("amstar_2", "high"), rating("health_evidence", "weak")});
    EXPECT_EQ(appraisal,
              (Appraisal{{not_rated, not_rated}, std::nullopt, false, ReviewQuality::weak}));
    EXPECT_EQ(appraised({.review_quality = ReviewQuality::strong}).review_quality,
              ReviewQuality::strong);
}

}  // namespace
}  // namespace findings
