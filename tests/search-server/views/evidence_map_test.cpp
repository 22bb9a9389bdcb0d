#include "search-server/views/evidence_map.hpp"

#include "search-server/views/map_files.hpp"
#include "search-server/views/map_page.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Names = std::vector<std::string>;

/// Kinship care: two outcomes; out-of-home care above it: one more; all records: one more yet.
CrossCounts some_counts()
{
    return {.rows = {"kinship", "oohc"},
            .columns = {"child_safety", "cost", "=own words"},
            .cells = {{1, 0, Confidence::not_rated},
                      {3, 1, Confidence::strong},
                      {},
                      {3, 1, Confidence::strong},
                      {2, 0, Confidence::limited},
                      {3, 1, Confidence::strong},
                      {1, 0, Confidence::not_rated},
                      {5, 1, Confidence::strong},
                      {2, 0, Confidence::limited},
                      {3, 1, Confidence::strong},
                      {1, 0, Confidence::not_rated},
                      {6, 1, Confidence::strong}}};
}

EvidenceMap map_of(const MapRequest& request, MapSize most = {})
{
    return evidence_map(request, some_counts(), tests::sample_vocabulary(), most);
}

TEST(EvidenceMaps, HaveTheWidestAreasInTheirRowsAlsoWhereNothingIs)
{
    const EvidenceMap map = map_of({});
    const Vocabulary& vocabulary = tests::sample_vocabulary();
    EXPECT_EQ(map.rows.size(), vocabulary.top().size());
    const auto row = static_cast<std::size_t>(std::find(map.rows.begin(), map.rows.end(), "oohc") -
                                              map.rows.begin());
    ASSERT_LT(row, map.rows.size());
    EXPECT_EQ(map.at(row, 0), (CrossCell{3, 1, Confidence::strong}));
    EXPECT_EQ(map.whole_rows[row].count, 5U);
    EXPECT_EQ(map.at((row + 1) % map.rows.size(), 0), CrossCell{});
    EXPECT_EQ(map.total, 6U);
}

TEST(EvidenceMaps, LookIntoTheOneAreaThatIsTicked)
{
    MapRequest request;
    request.search.filters[Facet::area] = {"oohc"};
    const Names rows = map_of(request).rows;
    EXPECT_EQ(rows.front(), "oohc");
    EXPECT_THAT(rows, testing::Contains("kinship"));
    request.search.filters[Facet::area] = {"kinship", "oohc"};
    EXPECT_THAT(map_of(request).rows, ElementsAre("kinship", "oohc"));
}

TEST(EvidenceMaps, LeaveTheLeastStudiedInterventionsToTheTable)
{
    const CrossCounts counts{
        .rows = {"Day care", "Family group conference", "Home visits"},
        .columns = {"cost"},
        .cells = {{1}, {1}, {3}, {4}, {2}, {2}, {6}, {7}},
    };
    const MapRequest request{.rows = Facet::intervention};
    const EvidenceMap map = evidence_map(request, counts, tests::sample_vocabulary(), {.rows = 2});
    EXPECT_THAT(map.rows, ElementsAre("Family group conference", "Home visits"));
    EXPECT_THAT(map.further_rows, ElementsAre("Day care"));
    EXPECT_EQ(map.at(0, 0).count, 3U);
    EXPECT_EQ(evidence_map({}, counts, tests::sample_vocabulary(), {.rows = 2}).rows.size(),
              tests::sample_vocabulary().top().size());
}

TEST(EvidenceMaps, BeginWithTheMostStudiedColumnAndSayWhatTheyLack)
{
    const EvidenceMap map = map_of({}, {.columns = 2});
    EXPECT_THAT(map.columns, ElementsAre("cost", "child_safety"));
    EXPECT_THAT(map.further_columns, ElementsAre("=own words"));
    EXPECT_THAT(map.nothing_on, testing::Contains("education"));
    EXPECT_THAT(map.nothing_on, Not(testing::Contains("cost")));
    MapRequest request;
    request.search.filters[Facet::outcome] = {"education"};
    EXPECT_THAT(map_of(request).columns, ElementsAre("education"));
    EXPECT_TRUE(map_of(request).nothing_on.empty());
}

TEST(EvidenceMaps, HaveSquaresThatTellTheirCountsApart)
{
    EXPECT_EQ(map_size(0, 20), 0);
    EXPECT_EQ(map_size(1, 20), 1);
    EXPECT_EQ(map_size(5, 20), 2);
    EXPECT_EQ(map_size(16, 20), 5);
    for (const std::uint32_t most : {16U, 37U, 41U, 400U, 12'345U, 4'000'000'000U}) {
        SCOPED_TRACE(most);
        EXPECT_GE(map_size(most, most), most > 15 ? 4 : 1);
        EXPECT_EQ(map_size(1, most), 1);
    }
}

class MapPages : public testing::Test {
protected:
    std::string page(const MapRequest& request, std::string_view language = "en")
    {
        const EvidenceMap map = map_of(request);
        return map_page(site_, language,
                        {.map = map,
                         .vocabulary = tests::sample_vocabulary(),
                         .passed_over = {},
                         .base_url = "https://library.example"});
    }
    Site site_;
};

TEST_F(MapPages, LeadFromEachCellToItsSearch)
{
    MapRequest request;
    request.search.text = "sleep";
    const std::string html = page(request);
    EXPECT_THAT(html, HasSubstr("<a href=\"/en/search?q=sleep&amp;area=oohc&amp;outcome=cost\">"
                                "<span class=\"vh\">Out-of-home care, cost: </span><span "
                                "class=\"sq q2 k4\"></span><span><b>3</b><span class=\"vh\"> "
                                "records, at best:</span> strong</span> <span class=\"concern\">1 "
                                "of concern</span></a>"));
    EXPECT_THAT(html, HasSubstr("<th scope=\"col\"><a href=\"/en/search?q=sleep&amp;outcome=cost\">"
                                "Cost</a></th>"));
    EXPECT_THAT(html, HasSubstr("href=\"/en/map?q=sleep&amp;area=oohc\""));
    EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"q\" value=\"sleep\">"));
    EXPECT_THAT(html, HasSubstr("href=\"/en/map.csv?q=sleep\""));
}

TEST_F(MapPages, SayGapsInWords)
{
    MapRequest request;
    request.search.filters[Facet::area] = {"kinship", "oohc"};
    EXPECT_THAT(page(request), HasSubstr("<b>Kinship care</b>: nothing on =own words."));
    EXPECT_THAT(page(request, "fr"), HasSubstr("aucune fiche ici"));
    EXPECT_THAT(page({}), HasSubstr(": no record at all."));
}

TEST_F(MapPages, AreAddressedByWhatTheyShow)
{
    MapRequest request{.rows = Facet::population, .columns = Facet::direction};
    request.search.offset = 40;
    request.search.sort = Sort::title;
    request.search.filters[Facet::kind] = {"study"};
    EXPECT_EQ(map_address("fr", request), "/fr/map?kind=study&rows=population&cols=direction");
    EXPECT_EQ(map_address("en", {}, "svg"), "/en/map.svg");
}

TEST_F(MapPages, CanBeTakenAwayAsATable)
{
    MapRequest request;
    request.search.filters[Facet::area] = {"kinship"};
    const std::string csv = map_csv(map_of(request), tests::sample_vocabulary(), site_.words("en"),
                                    "https://library.example");
    EXPECT_THAT(csv, testing::StartsWith(
                         "row,row_label,column,column_label,records,surest,of_concern,address\r\n"
                         "kinship,Kinship care,cost,Cost,3,strong,1,"
                         "https://library.example/en/search?area=kinship&outcome=cost\r\n"));
    EXPECT_THAT(csv, HasSubstr(",'=own words,'=own words,0,,0,"));
}

TEST_F(MapPages, CanBeTakenAwayAsAPicture)
{
    const std::string svg = map_svg(map_of({}), tests::sample_vocabulary(), site_.words("fr"),
                                    "https://library.example/fr/map?a=1&b=2");
    EXPECT_THAT(svg, HasSubstr("<title id=\"t\">Domaine de pratique et "));
    EXPECT_THAT(svg, HasSubstr("map?a=1&amp;b=2</text>"));
    EXPECT_THAT(svg, HasSubstr("fill=\"#0d5342\""));
    EXPECT_THAT(svg, Not(HasSubstr("style")));
}

}  // namespace
}  // namespace findings::server
