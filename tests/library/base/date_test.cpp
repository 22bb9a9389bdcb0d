#include "library/base/date.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

using std::chrono::sys_days;
using namespace std::chrono_literals;

TEST(Date, IsAYearAMonthOrADay)
{
    for (const std::string_view text :
         {"2024", "2024-05", "2024-05-17", "0001", "9999-12-31", "2024-02-29", "2000-02-29"}) {
        const auto date = Date::parse(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(date->str(), text);
    }
    EXPECT_EQ(Date::parse("2024-05")->month(), 5u);
    EXPECT_EQ(Date::parse("2024-05")->day(), std::nullopt);
}

TEST(Date, NothingElseIsOne)
{
    for (const std::string_view text :
         {"",           "24",         "02024",      "2024-",
          "2024-5",     "2024-13",    "2024-00",    "2024-02-30",
          "2023-02-29", "1900-02-29", "2024-05-00", "2024-05-17T00:00:00Z",
          "2024/05/17", "2024-05/17", "17-05-2024", " 2024",
          "2024 ",      "0000",       "-001",       "+024",
          "May 2024",   "2024-05-1a"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
}

TEST(Date, OfPartsNeedsAMonthForADay)
{
    EXPECT_EQ(Date::from(2024, 5, 17), Date::parse("2024-05-17"));
    EXPECT_EQ(Date::from(2024), Date::parse("2024"));
    EXPECT_FALSE(Date::from(2024, std::nullopt, 17));
    EXPECT_FALSE(Date::from(0));
    EXPECT_FALSE(Date::from(10000));
    EXPECT_FALSE(Date::from(2024, 0));
    EXPECT_FALSE(Date::from(2024, 4, 31));
}

TEST(Date, SortsByTheFirstDayThatItMayMean)
{
    EXPECT_EQ(Date::parse("2024")->first_day(), sys_days{2024y / 1 / 1});
    EXPECT_EQ(Date::parse("2024-05")->first_day(), sys_days{2024y / 5 / 1});
    EXPECT_EQ(Date::parse("2024-05-17")->first_day(), sys_days{2024y / 5 / 17});
    EXPECT_LT(*Date::parse("2023-12-31"), *Date::parse("2024"));
    EXPECT_LT(*Date::parse("2024-05"), *Date::parse("2024-05-17"));
}

TEST(Utc, IsWrittenToTheSecondAndReadBack)
{
    const std::chrono::sys_seconds when = sys_days{2026y / 11 / 23} + 14h + 56min + 28s;
    EXPECT_EQ(utc(when), "2026-11-23T14:56:28Z");
    EXPECT_EQ(utc(when + 999ms), "2026-11-23T14:56:28Z");
    EXPECT_EQ(utc(sys_days{1970y / 1 / 1} - 1s), "1969-12-31T23:59:59Z");
    EXPECT_EQ(parse_utc("2026-11-23T14:56:28Z"), when);
}

TEST(Utc, NothingElseIsRead)
{
    for (const std::string_view text :
         {"", "2026-11-23", "2026-11-23T14:56:28", "2026-11-23T14:56:28+00:00",
          "2026-11-23 14:56:28Z", "2026-02-30T14:56:28Z", "2026-11-23T24:00:00Z",
          "2026-11-23T14:60:00Z", "2026-11-23T14:56:60Z", "2026-11-23T14:56:-1Z"}) {
        EXPECT_FALSE(parse_utc(text)) << text;
    }
}

}  // namespace
}  // namespace findings
