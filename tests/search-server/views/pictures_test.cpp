#include "search-server/views/pictures.hpp"

#include "search-server/views/search_page.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

SearchResult counted_result()
{
    SearchResult result{.total = 20};
    result.facets[Facet::confidence] = {
        {"strong", 2}, {"moderate", 5}, {"limited", 5}, {"very_limited", 9}, {"not_rated", 11}};
    result.facets[Facet::direction] = {{"helps", 8}, {"mixed", 4}};
    result.facets[Facet::country] = {{"CA", 6}, {"CA-ON", 5}, {"GB", 3}};
    result.facets[Facet::year] = {{"2019", 3}, {"2020", 4}, {"2022", 5}};
    return result;
}

class Pictures : public testing::Test {
protected:
    std::string page(const SearchRequest& request)
    {
        const SearchResult result = counted_result();
        return search_page(
            site_, "en",
            {.request = request, .result = result, .vocabulary = tests::sample_vocabulary()});
    }
    std::vector<PictureBar> bars(const SearchRequest& request)
    {
        return confidence_bars(request, counted_result(), site_.words("en"));
    }
    Site site_;
};

TEST_F(Pictures, CountEachResultForOneLevelOfConfidence)
{
    EXPECT_THAT(bars({}), ElementsAre(PictureBar{"Strong", 2}, PictureBar{"Moderate", 3},
                                      PictureBar{"Very limited", 4}, PictureBar{"Not rated", 11}));
    EXPECT_THAT(bars({.filters = {{Facet::confidence, {"limited"}}}}),
                ElementsAre(PictureBar{"Strong", 2}, PictureBar{"Moderate", 3}));
}

TEST_F(Pictures, ShowDirectionsCountriesAndYears)
{
    const std::string html = page({});
    EXPECT_THAT(html, HasSubstr("<text x=\"0\" y=\"14\">Helps: 8</text>"
                                "<rect x=\"0\" y=\"19\" width=\"290\" height=\"9\"/>"));
    EXPECT_THAT(html, HasSubstr("<text x=\"0\" y=\"48\">Mixed: 4</text>"
                                "<rect x=\"0\" y=\"53\" width=\"145\" height=\"9\"/>"));
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Canada</th><td class=\"num\">6</td>"));
    EXPECT_THAT(html, HasSubstr("<title id=\"p-year\">Results by year, 2019 to 2022"));
}

TEST_F(Pictures, LeaveOutWhatAFilterLeavesOut)
{
    const std::string html =
        page({.filters = {{Facet::country, {"CA-ON", "GB"}}}, .year_from = 2020});
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Ontario</th>"));
    EXPECT_THAT(html, Not(HasSubstr("<th scope=\"row\">Canada</th>")));
    EXPECT_THAT(html, HasSubstr("<title id=\"p-year\">Results by year, 2020 to 2022"));
}

}  // namespace
}  // namespace findings::server
