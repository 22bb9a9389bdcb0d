#include "tests/library/record/validate_support.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using test::parsed;
using test::practice_guide;
using test::research_summary;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Validate, DatesFitOneAnother)
{
    const auto date = [](std::string_view text) { return parsed<Date>(text); };
    expect_no_fault(
        research_summary(),
        {
            {"modified in the same year", [&](Record& r) { r.modified = date("2024"); }, ""},
            {"searched to the day of issue", [&](Record& r) { r.evidence_to = date("2024-05-17"); },
             ""},
            {"36 months", [&](Record& r) { r.review_by = date("2027-05-17"); }, ""},
            {"36 months after a change",
             [&](Record& r) {
                 r.modified = date("2025-01-31");
                 r.review_by = date("2028-01-31");
             },
             ""},
            {"36 months after a year that is all that is known",
             [&](Record& r) {
                 r.issued = date("2024");
                 r.review_by = date("2027-12-31");
             },
             ""},
        });
    expect_one_fault(
        research_summary(),
        {
            {"modified before issued", [&](Record& r) { r.modified = date("2024-04"); },
             "modified"},
            {"searched after issue", [&](Record& r) { r.evidence_to = date("2024-06"); },
             "evidence_to"},
            {"too late", [&](Record& r) { r.review_by = date("2027-05-18"); }, "review_by"},
            {"before issue", [&](Record& r) { r.review_by = date("2024-05-16"); }, "review_by"},
        });
    expect_one_fault(practice_guide(),
                     {
                         {"24 months for a guide",
                          [&](Record& r) { r.review_by = date("2026-05-18"); }, "review_by"},
                     });
}

TEST(Validate, TheEndOfAMonthIsAMonthAfterTheEndOfALongerOne)
{
    Record record = practice_guide();
    record.issued = parsed<Date>("2022-02-28");
    record.modified = parsed<Date>("2024-02-29");
    record.review_by = parsed<Date>("2026-02-28");
    EXPECT_THAT(validate(record), IsEmpty());
    record.review_by = parsed<Date>("2026-03-01");
    EXPECT_THAT(faulty_fields(record), ElementsAre("review_by"));
}

TEST(Validate, RelationsFitTheStatus)
{
    const auto other = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0D");
    expect_one_fault(
        research_summary(),
        {
            {"superseded by nothing", [](Record& r) { r.status = Status::superseded; },
             "superseded_by"},
            {"published and superseded", [&](Record& r) { r.superseded_by = other; }, "status"},
            {"supersedes itself", [](Record& r) { r.supersedes = r.id; }, "supersedes"},
            {"in a circle",
             [&](Record& r) {
                 r.status = Status::superseded;
                 r.supersedes = r.superseded_by = other;
             },
             "supersedes"},
            {"translation of itself",
             [](Record& r) {
                 r.translation = Translation{*r.id, 1, TranslationMethod::human};
             },
             "translation"},
            {"no method",
             [&](Record& r) {
                 r.translation = Translation{other, 1, {}};
             },
             "translation"},
            {"no version",
             [&](Record& r) {
                 r.translation = Translation{other, {}, TranslationMethod::human};
             },
             "translation"},
            {"version 0",
             [&](Record& r) {
                 r.translation = Translation{other, 0, TranslationMethod::human};
             },
             "translation"},
        });
}

TEST(Validate, AStudyOfEffectNamesWhatWasTriedAndMeasured)
{
    for (const Direction direction : {Direction::helps, Direction::mixed,
                                      Direction::no_clear_effect, Direction::harm_or_concern}) {
        Record record = research_summary();
        record.direction = direction;
        EXPECT_THAT(faulty_fields(record), ElementsAre("interventions", "outcomes"));
    }
    for (const Direction direction :
         {Direction::not_an_effectiveness_question, Direction::not_tested}) {
        Record record = research_summary();
        record.direction = direction;
        EXPECT_THAT(validate(record), IsEmpty());
    }
    Record guide = practice_guide();
    guide.direction = Direction::helps;
    EXPECT_THAT(validate(guide), IsEmpty());
}

TEST(Validate, ASynthesisSaysUpToWhenWasSearched)
{
    for (const EvidenceType type :
         {EvidenceType::meta_analysis, EvidenceType::systematic_review, EvidenceType::rapid_review,
          EvidenceType::scoping_review, EvidenceType::qualitative_evidence_synthesis}) {
        Record record = research_summary();
        record.evidence_type = type;
        EXPECT_THAT(faulty_fields(record), ElementsAre("evidence_to"));
        record.evidence_to = parsed<Date>("2023");
        record.review_quality = ReviewQuality::weak;
        EXPECT_THAT(validate(record), IsEmpty());
    }
    expect_one_fault(
        research_summary(),
        {
            {"the quality of what is no review",
             [](Record& r) { r.review_quality = ReviewQuality::strong; }, "review_quality"},
        });
}

TEST(Validate, ConfidenceIsAnInterval)
{
    using enum Confidence;
    expect_one_fault(research_summary(), {
                                             {"half rated",
                                              [](Record& r) {
                                                  r.confidence = {{not_rated, strong}};
                                              },
                                              "confidence"},
                                             {"half rated",
                                              [](Record& r) {
                                                  r.confidence = {{strong, not_rated}};
                                              },
                                              "confidence"},
                                             {"upside down",
                                              [](Record& r) {
                                                  r.confidence = {{strong, limited}};
                                              },
                                              "confidence"},
                                         });
    expect_no_fault(research_summary(), {
                                            {"a point",
                                             [](Record& r) {
                                                 r.confidence = {{limited, limited}};
                                             },
                                             ""},
                                            {"not rated",
                                             [](Record& r) {
                                                 r.confidence = {{not_rated, not_rated}};
                                             },
                                             ""},
                                        });
}

TEST(Validate, RatingsSayWhoWhatAndWhen)
{
    const Rating good{.scheme = "cebc", .value = "1", .rater = "CEBC", .year = 2019};
    const auto with = [&](auto change) {
        return [=](Record& r) {
            r.ratings = {good, good};
            change(r.ratings[1]);
        };
    };
    expect_no_fault(research_summary(), {{"good", with([](Rating&) {}), ""}});
    expect_one_fault(research_summary(),
                     {
                         {"scheme", with([](Rating& r) { r.scheme = ""; }), "ratings"},
                         {"value", with([](Rating& r) { r.value = ""; }), "ratings"},
                         {"rater", with([](Rating& r) { r.rater = " "; }), "ratings"},
                         {"year", with([](Rating& r) { r.year = {}; }), "ratings"},
                         {"early year", with([](Rating& r) { r.year = 19; }), "ratings"},
                         {"unit", with([](Rating& r) { r.unit = "thing"; }), "ratings"},
                     });
}

TEST(Validate, FilesStayInside)
{
    const Attachment good{"a/b..c.pdf", "application/pdf", std::string(64, '0'), {"tagged"}};
    const auto with = [&](auto change) {
        return [=](Record& r) {
            r.files = {good};
            change(r.files[0]);
        };
    };
    expect_no_fault(research_summary(), {{"good", with([](Attachment&) {}), ""}});
    expect_one_fault(
        research_summary(),
        {
            {"up", with([](Attachment& f) { f.path = "a/../../etc/passwd"; }), "files"},
            {"root", with([](Attachment& f) { f.path = "/etc/passwd"; }), "files"},
            {"nowhere", with([](Attachment& f) { f.path = ""; }), "files"},
            {"type", with([](Attachment& f) { f.media_type = "pdf"; }), "files"},
            {"a type in words", with([](Attachment& f) { f.media_type = "text/plain text"; }),
             "files"},
            {"half a type", with([](Attachment& f) { f.media_type = "text/"; }), "files"},
            {"sum", with([](Attachment& f) { f.sha256 = std::string(64, 'G'); }), "files"},
            {"short sum", with([](Attachment& f) { f.sha256 = "00"; }), "files"},
        });
}

}  // namespace
}  // namespace findings
