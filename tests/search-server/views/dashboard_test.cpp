#include "search-server/views/dashboard_page.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

FigureTable table(std::string_view name, const Dashboard& dashboard)
{
    const Site site;
    for (FigureTable& one : dashboard_tables(dashboard, site.words("en")))
        if (one.name == name)
            return std::move(one);
    throw std::logic_error("no such table");
}

Dashboard empty()
{
    return {.vocabulary = tests::sample_vocabulary(), .today = *Date::parse("2026-11-24")};
}

TEST(DashboardTables, RunNothingInASpreadsheet)
{
    Dashboard dashboard = empty();
    dashboard.queries = {{{UseKind::unanswered, "=cmd|' /C calc'!A0", "en"}, 7}};
    EXPECT_EQ(figure_csv(table("searches", dashboard)),
              "\xef\xbb\xbfSearched for,Language of the page,Times\r\n"
              "'=cmd|' /C calc'!A0,English,7\r\n");
}

TEST(DashboardTables, SayWhatIsMissingInEachLanguage)
{
    Dashboard dashboard = empty();
    dashboard.coverage = {{"kinship", 9, 6, 4, 1, 2, 2, 0}, {.area = "stability", .works = 2}};
    const FigureTable coverage = table("coverage", dashboard);
    EXPECT_EQ(coverage.summary,
              "1 area has no guide; 1 has nothing in English; 1 has nothing in French.");
    EXPECT_EQ(coverage.rows.at(0).at(0).text, "Kinship care");
    EXPECT_EQ(coverage.rows.at(0).at(4).text, "1");
}

TEST(DashboardTables, TellOverdueFromDue)
{
    Dashboard dashboard = empty();
    const RecordId id = tests::sample_id(1);
    for (const char* day : {"2025", "2026-11-23", "2026-11-24", "2027-01"})
        dashboard.due.push_back({.id = id, .title = day, .review_by = *Date::parse(day)});
    EXPECT_EQ(table("reviews", dashboard).summary, "2 are overdue; 2 are due within 60 days.");
}

TEST(DashboardTables, ShowOfAPathItsEndAlone)
{
    Dashboard dashboard = empty();
    dashboard.batches = {{.id = {2}, .source = "/home/jane.doe/exports/march.ris"},
                         {.id = {1}, .source = "https://repository.example/oai"}};
    const std::string csv = figure_csv(table("batches", dashboard));
    EXPECT_THAT(csv, HasSubstr("march.ris,"));
    EXPECT_THAT(csv, HasSubstr("https://repository.example/oai"));
    EXPECT_THAT(csv, Not(HasSubstr("jane")));
}

}  // namespace
}  // namespace findings::server
