#include "library/record/record.hpp"

#include "tests/library/record/sample_records.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace findings {
namespace {

TEST(Record, APersonIsShownFamilyNameFirst)
{
    EXPECT_EQ(display_name({.family = "Roe", .given = "Jane"}), "Roe, Jane");
    EXPECT_EQ(display_name({.family = "Roe"}), "Roe");
    EXPECT_EQ(display_name({.name = "UNICEF"}), "UNICEF");
}

TEST(Record, TheWorkOfATranslationIsItsOriginal)
{
    const auto original = test::parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0D");
    Record record = test::research_summary();
    EXPECT_EQ(work_of(record), *record.id);
    record.translation = Translation{original, 1, TranslationMethod::human};
    EXPECT_EQ(work_of(record), original);
    EXPECT_THROW(work_of(Record{}), std::logic_error);
}

TEST(Record, WhatOurOwnKindsMustSayIsComplete)
{
    EXPECT_EQ(completeness(test::research_summary()), 1.0);
    EXPECT_EQ(completeness(test::practice_guide()), 1.0);
    EXPECT_EQ(completeness(Record{}), 0.0);
    const double with_title = completeness(Record{.title = "A"});
    EXPECT_GT(with_title, 0.0);
    EXPECT_LT(with_title, 0.1);
}

TEST(Record, IsOursWhereItIsOfANativeKindAndWhole)
{
    Record record = test::practice_guide();
    EXPECT_TRUE(is_ours(record));
    EXPECT_TRUE(is_ours(test::research_summary()));
    record.id.reset();
    EXPECT_TRUE(is_ours(record)) << "an id can be given to it";
    record.key_messages.clear();
    EXPECT_FALSE(is_ours(record));
    EXPECT_FALSE(is_ours({.kind = Kind::practice_guide, .title = "Somebody else's"}));
    EXPECT_FALSE(is_ours({.kind = Kind::study, .title = "A study"}));
}

TEST(Record, SummariesAndGuidesAreNative)
{
    for (const Kind kind : {Kind::research_summary, Kind::practice_guide})
        EXPECT_TRUE(is_native_kind(kind));
    for (const Kind kind : {Kind::outline, Kind::study, Kind::tool, Kind::policy, Kind::account})
        EXPECT_FALSE(is_native_kind(kind));
}

}  // namespace
}  // namespace findings
