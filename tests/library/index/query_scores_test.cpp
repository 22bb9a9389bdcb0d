#include "library/index/query_scores.hpp"

#include "library/index/ranking_weight.hpp"
#include "tests/library/index/test_index.hpp"

#include <gmock/gmock.h>

namespace findings::tests {
namespace {

using testing::ElementsAre;
using Kind = SearchQuery::Kind;

Record with_abstract(std::uint64_t number, std::string_view abstract)
{
    Record record = titled(number, "T");
    record.abstract = abstract;
    return record;
}

/// Four documents: 1 brick, 2 brick and wall, 3 wall twice, 4 neither.
class QueryScores : public testing::Test {
protected:
    QueryScores()
    {
        index.store({with_abstract(1, "brick"), with_abstract(2, "brick wall"),
                     with_abstract(3, "wall wall"), with_abstract(4, "rain")});
        database = Xapian::Database((index.library() / "index" / "current").string());
        column = FacetColumn::load(database, nullptr);
        lists.forget(column->end());
    }

    static SearchQuery term(std::string text) { return SearchQuery::of_term(std::move(text)); }

    std::vector<float> scores(const SearchQuery& query)
    {
        DocumentFinder finder(database, lists);
        return QueryScorer(database, *column, finder).scores(query, finder.matching(query));
    }

    float score(Xapian::docid document, double with_word, unsigned count) const
    {
        return static_cast<float>(word_weight(4, with_word) * saturation(count,
                                                                         column->length(document),
                                                                         database.get_avlength()));
    }

    TestIndex index;
    Xapian::Database database;
    std::unique_ptr<const FacetColumn> column;
    PostingLists lists;
};

TEST_F(QueryScores, AWordWeighsByHowRareItIsAndHowOftenItStandsThere)
{
    EXPECT_THAT(scores(term("ZEwall")), ElementsAre(0, 0, score(2, 2, 1), score(3, 2, 2), 0));
}

TEST_F(QueryScores, SynonymsWeighAsOneWordThatEachOfThemIs)
{
    const SearchQuery either = SearchQuery::of(Kind::synonyms, {term("ZEbrick"), term("ZEwall")});
    EXPECT_THAT(scores(either), ElementsAre(0, score(1, 3, 1), score(2, 3, 2), score(3, 3, 2), 0));
    // one that no document holds changes nothing
    EXPECT_EQ(scores(SearchQuery::of(Kind::synonyms, {term("ZEbrick"), term("ZFbrick")})),
              scores(term("ZEbrick")));
}

TEST_F(QueryScores, APartCountsWhereAllOfItMatches)
{
    const SearchQuery both = SearchQuery::of(Kind::all_of, {term("ZEbrick"), term("ZEwall")});
    const SearchQuery either = SearchQuery::of(Kind::any_of, {both, term("ZErain")});
    EXPECT_THAT(scores(either),
                ElementsAre(0, 0, score(2, 2, 1) + score(2, 2, 1), 0, score(4, 1, 1)));
}

TEST_F(QueryScores, WhatNarrowsOrIsLeftOutWeighsNothing)
{
    EXPECT_THAT(scores(SearchQuery::of(Kind::narrowed, {term("ZEbrick"), term("ZEwall")})),
                ElementsAre(0, 0, score(2, 2, 1), 0, 0));
    SearchQuery lesser = SearchQuery::of(Kind::without, {term("ZEbrick"), term("ZEwall")});
    lesser.scale = 0.5;
    EXPECT_THAT(scores(lesser), ElementsAre(0, score(1, 2, 1) / 2, 0, 0, 0));
}

TEST_F(QueryScores, ListsOfAnotherRevisionAreForgotten)
{
    EXPECT_EQ(lists.counted(database, "ZEbrick").counts.size(), 2u);
    index.store({with_abstract(5, "brick")});
    database.reopen();
    EXPECT_EQ(lists.counted(database, "ZEbrick").counts.size(), 2u);
    lists.forget(database.get_lastdocid() + std::size_t{1});
    EXPECT_EQ(lists.counted(database, "ZEbrick").counts.size(), 3u);
}

TEST_F(QueryScores, AListIsReadAgainWithCountsWhereThereAreNone)
{
    EXPECT_THAT(lists.holding(database, "ZEwall").list(), ElementsAre(2, 3));
    EXPECT_THAT(lists.counted(database, "ZEwall").counts, ElementsAre(1, 2));
    EXPECT_THAT(lists.holding(database, "ZEwall").list(), ElementsAre(2, 3));
}

}  // namespace
}  // namespace findings::tests
