#include "library/index/ranking.hpp"

#include "library/index/feedback.hpp"
#include "library/index/layout.hpp"
#include "library/index/ranking_weight.hpp"
#include "tests/library/index/test_index.hpp"

#include <gmock/gmock.h>

namespace findings::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Record abstract_of(std::uint64_t number, std::string_view title, std::string_view abstract)
{
    Record record = titled(number, title);
    record.abstract = abstract;
    return record;
}

std::vector<std::string> found(TestIndex& index, const SearchRequest& request)
{
    return titles(index.readers().make().search(request));
}

QueryAsText as_text(const TestIndex& index, std::string_view text)
{
    Stems stems;
    return query_as_text({.text = std::string(text)}, ConceptSpotter(index.vocabulary()), stems);
}

TEST(RankingWeight, CountsAWordThatFewDocumentsHaveMoreAndOneThatAllHaveALittle)
{
    EXPECT_NEAR(word_weight(1000, 1), 6.50329, 1e-5);  // log(1 + 999.5 / 1.5)
    EXPECT_NEAR(word_weight(1000, 500), 0.693147, 1e-6);
    EXPECT_GT(word_weight(1000, 1000), 0);
}

TEST(RankingWeight, CountsAWordLessEachTimeAndLessInALongDocument)
{
    EXPECT_DOUBLE_EQ(saturation(1, 100, 100), 1);
    EXPECT_NEAR(saturation(3, 100, 100), 2.2 * 3 / 4.2, 1e-12);
    EXPECT_NEAR(saturation(1, 200, 100), 2.2 / (1 + 1.2 * 1.75), 1e-12);
    // a title alone is no better a match than one with a short text
    EXPECT_DOUBLE_EQ(saturation(1, 1, 100), saturation(1, 50, 100));
}

TEST(QueryAsText, KnowsWhichWordsStandBesideEachOther)
{
    const TestIndex index;
    const QueryAsText text = as_text(index, "the effects of sleep on memory");
    EXPECT_EQ(text.words, 3u);
    EXPECT_THAT(text.neighbours, ElementsAre(Pair("effects", "sleep"), Pair("sleep", "memory")));
}

TEST(QueryAsText, LeavesOutConceptsAsNobodysWordingMayWin)
{
    const TestIndex index;
    const QueryAsText text = as_text(index, "sleep looked after children memory");
    EXPECT_EQ(text.words, 2u);
    EXPECT_THAT(text.neighbours, IsEmpty());
}

TEST(QueryAsText, LeavesOutWhatHasASignOfItsOwn)
{
    const TestIndex index;
    EXPECT_THAT(as_text(index, "sleep \"short memory\" loss").neighbours, IsEmpty());
    EXPECT_THAT(as_text(index, "sleep OR memory").neighbours, IsEmpty());
    EXPECT_THAT(as_text(index, "sleep -memory title:loss").neighbours, IsEmpty());
}

TEST(Ranking, PutsNeighboursThatStandTogetherFirst)
{
    TestIndex index;
    index.store({abstract_of(2, "Apart", "pressure of water upon the heat of an exchange"),
                 abstract_of(1, "Together", "heat exchange of an upon the pressure of water"),
                 abstract_of(3, "Another", "rain")});
    EXPECT_THAT(found(index, {.text = "heat exchange"}), ElementsAre("Together", "Apart"));
}

TEST(Ranking, LearnsFromTheFirstResultOfALongQuery)
{
    TestIndex index;
    const std::string asked = "mortar brick wall frost";
    std::vector<Record> records = {
        abstract_of(1, "First", asked + " " + asked + " efflorescence salts"),
        abstract_of(2, "Alike", "brick wall efflorescence salts"),
        abstract_of(3, "Other", "brick wall paint colours"),
    };
    for (std::uint64_t number = 10; number < 30; ++number)
        records.push_back(abstract_of(number, "Noise", "nothing of the kind is said here"));
    index.store(records);
    EXPECT_THAT(found(index, {.text = asked}), ElementsAre("First", "Alike", "Other"));
    // three words are too few to learn from: equals come newest first, which is by id here
    EXPECT_THAT(found(index, {.text = "brick wall"}), testing::SizeIs(3));
}

TEST(Ranking, GivesNoFeedbackWithoutResults)
{
    TestIndex index;
    index.store({titled(1, "Sleep")});
    const Xapian::Database database((index.library() / "index" / "current").string());
    const auto column = FacetColumn::load(database, nullptr);
    EXPECT_THAT(feedback(database, *column, {}, 1), IsEmpty());
    EXPECT_THAT(feedback(database, *column, std::vector{RankedDocument{1, 0}}, 1), IsEmpty());
}

TEST(Ranking, FeedbackWeighsWordsOfTheFirstResultsAndNoFieldsOrCommonWords)
{
    TestIndex index;
    index.store({titled(1, "The salts of efflorescence"), titled(2, "Rain")});
    const Xapian::Database database((index.library() / "index" / "current").string());
    const auto column = FacetColumn::load(database, nullptr);
    std::vector<std::string> terms;
    for (const auto& [term, weight] :
         feedback(database, *column, std::vector{RankedDocument{1, 5}}, 1))
        terms.push_back(term);
    EXPECT_THAT(terms, testing::UnorderedElementsAre("ZEsalt", "ZEeffloresc"));
}

TEST(Ranking, APageIsTheSameWhateverIsAskedForBehindIt)
{
    TestIndex index;
    std::vector<Record> records;
    for (std::uint64_t number = 1; number <= 250; ++number)
        records.push_back(abstract_of(number, "T" + std::to_string(number),
                                      "brick wall frost mortar " +
                                          std::string(number % 7 * 6, 'x') + " salts" +
                                          std::to_string(number % 5)));
    index.store(records);
    SearchRequest request{.text = "brick wall frost mortar", .limit = 100};
    std::vector<std::string> pages;
    for (request.offset = 0; request.offset < 250; request.offset += 100)
        for (const std::string& title : found(index, request))
            pages.push_back(title);
    std::vector<std::string> all;
    IndexReader reader = index.readers().make();
    for (const Card& card : reader.cards(reader.all_results(request)))
        all.push_back(card.title);
    EXPECT_EQ(pages, all);
    ASSERT_EQ(all.size(), 250u);
    EXPECT_EQ(found(index, {.text = request.text, .limit = 10}),
              std::vector<std::string>(all.begin(), all.begin() + 10));
}

TEST(Ranking, RelevanceOnlyIsMovedByNoAppraisal)
{
    TestIndex index;
    Record sure = abstract_of(1, "Sure", "brick");
    sure.evidence_type = EvidenceType::meta_analysis;
    sure.direction = Direction::helps;
    sure.confidence = ConfidenceInterval{Confidence::strong, Confidence::strong};
    index.store({sure, abstract_of(2, "Brick", "about a wall of some more words, brick")});
    index.store({titled(3, "Rain"), titled(4, "Snow"), titled(5, "Hail")});
    const auto score_of_sure = [&](Sort sort) {
        for (const Hit& hit : index.readers().make().search({.text = "brick", .sort = sort}).hits)
            if (hit.card.title == "Sure")
                return hit.score;
        return 0.0;
    };
    EXPECT_NEAR(score_of_sure(Sort::relevance), 1.15 * score_of_sure(Sort::relevance_only), 1e-9);
}

}  // namespace
}  // namespace findings::tests
