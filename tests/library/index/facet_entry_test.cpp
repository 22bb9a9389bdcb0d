#include "library/index/facet_entry.hpp"

#include "library/index/index_error.hpp"
#include "tests/library/index/test_index.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

using tests::numbered_id;

TEST(FacetEntries, ComeOutAsTheyWentIn)
{
    FacetEntry full{.id = numbered_id(1).str(),
                    .work = numbered_id(2).str(),
                    .year = 2020,
                    .issued = -719'162,
                    .minutes = 0,
                    .confidence_low = Confidence::limited,
                    .confidence_high = Confidence::strong,
                    .retracted = true,
                    .asks_whether_it_works = true,
                    .version = 7,
                    .based_on = 3};
    full.values[0] = {"neglect", "maltreatment"};
    full.values[facet_count - 1] = {std::string(300, 'x')};
    EXPECT_EQ(unpack_facets(pack(full)), full);
    const FacetEntry empty{.id = "", .work = ""};
    EXPECT_EQ(unpack_facets(pack(empty)), empty);
    EXPECT_THROW(unpack_facets(pack(full).substr(0, 60)), IndexError);
    EXPECT_THROW(unpack_facets(""), IndexError);
}

}  // namespace
}  // namespace findings
