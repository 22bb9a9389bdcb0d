#include "search-server/views/addresses.hpp"

#include "tests/search-server/views/sample_pages.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

TEST(Addresses, EscapeWhatAQueryCannotHold)
{
    EXPECT_EQ(query_escaped("a b&c=é\"<#+%"), "a+b%26c%3D%C3%A9%22%3C%23%2B%25");
    EXPECT_EQ(query_escaped("Az09-._~"), "Az09-._~");
}

TEST(Addresses, OfASearchHoldOnlyWhatIsNotUsual)
{
    EXPECT_EQ(search_address("en", {}), "/en/search");
    SearchRequest request{
        .text = "kin care",
        .filters = {{Facet::area, {"kinship", "stability"}}, {Facet::kind, {"study"}}},
        .year_from = 2015,
        .minutes_max = 5,
        .sort = Sort::newest,
        .offset = 40,
        .expand = false,
        .drop = {"family-time"}};
    EXPECT_EQ(search_address("fr", request),
              "/fr/search?q=kin+care&area=kinship&area=stability&kind=study&year_from=2015"
              "&minutes_max=5&sort=newest&expand=0&drop=family-time&page=3");
    request.limit = 10;
    EXPECT_TRUE(search_parameters_of(request).ends_with("&per_page=10&page=5"));
}

TEST(Addresses, OfARecordEndInItsTitle)
{
    EXPECT_EQ(item_address("fr", tests::sample_id(1), "L’été, déjà !"),
              "/fr/items/" + tests::sample_id(1).str() + "/l-ete-deja");
}

}  // namespace
}  // namespace findings::server
