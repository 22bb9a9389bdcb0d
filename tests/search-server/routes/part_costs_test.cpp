#include "search-server/routes/part_costs.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

std::vector<std::string> texts_without(const std::string& text)
{
    std::vector<std::string> all;
    for (const PartCost& cost : searches_with_less({.text = text}))
        all.push_back(cost.text + " | " + cost.without.text);
    return all;
}

using Texts = std::vector<std::string>;

TEST(PartCosts, DropOneWordOrPhraseAtATime)
{
    EXPECT_EQ(texts_without("sibling mentoring"),
              (Texts{"sibling | mentoring", "mentoring | sibling"}));
    EXPECT_EQ(texts_without("a  \"b c\" title:\"d e\""),
              (Texts{"a | \"b c\" title:\"d e\"", "\"b c\" | a title:\"d e\"",
                     "title:\"d e\" | a \"b c\""}));
    EXPECT_EQ(texts_without("a \"cut off"), (Texts{"a | \"cut off", "\"cut off | a"}));
}

TEST(PartCosts, KeepWordsTogetherThatHaveOrBetween)
{
    EXPECT_EQ(texts_without("a OR b OR c d"), (Texts{"a OR b OR c | d", "d | a OR b OR c"}));
    EXPECT_EQ(texts_without("OR a"), (Texts{"OR | a", "a | OR"}));
}

TEST(PartCosts, AreNoneWhereThereIsOnePart)
{
    EXPECT_TRUE(searches_with_less({}).empty());
    EXPECT_TRUE(searches_with_less({.text = "one"}).empty());
    EXPECT_TRUE(searches_with_less({.filters = {{Facet::kind, {"study"}}}}).empty());
}

TEST(PartCosts, DropFiltersAndYearsFirst)
{
    const SearchRequest request{.text = "x",
                                .filters = {{Facet::kind, {"study", "tool"}}},
                                .year_from = 2015,
                                .offset = 40};
    const std::vector<PartCost> costs = searches_with_less(request);
    ASSERT_EQ(costs.size(), 4U);
    EXPECT_EQ(costs[0].value, "study");
    EXPECT_EQ(costs[0].without.filters.at(Facet::kind), std::vector<std::string>{"tool"});
    EXPECT_EQ(costs[2].value, "2015..");
    EXPECT_FALSE(costs[2].without.year_from.has_value());
    EXPECT_EQ(costs[3].text, "x");
    EXPECT_EQ(costs[3].without.offset, 0U);
}

TEST(PartCosts, AreAtMostSixSearches)
{
    EXPECT_EQ(searches_with_less({.text = "a b c d e f g h"}).size(), 6U);
}

}  // namespace
}  // namespace findings::server
