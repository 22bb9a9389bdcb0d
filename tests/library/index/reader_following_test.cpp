#include "tests/library/index/reader_fixture.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using tests::numbered_id;
using tests::titled;
using tests::titles;

TEST_F(Reader, FollowsCommits)
{
    index.store({titled(1, "Sleep one")});
    EXPECT_EQ(search("sleep").total, 1u);
    const std::string before = reader().revision();
    index.store({titled(2, "Sleep two"), titled(3, "Sleep three")});
    EXPECT_EQ(search("sleep").total, 3u);
    EXPECT_NE(reader().revision(), before);
    index.remove(numbered_id(2));
    index.store({titled(1, "Sleep one again")});
    EXPECT_THAT(found("sleep"), UnorderedElementsAre("Sleep three", "Sleep one again"));
    EXPECT_EQ(search("").total, 2u);
}

TEST_F(Reader, FollowsSwaps)
{
    index.store({titled(1, "Sleep one")});
    IndexReader other = index.readers().make();
    for (std::uint64_t i = 1; i <= 5; ++i) {
        index.swap_in({titled(i, "Sleep again " + std::to_string(i))});
        EXPECT_THAT(found("sleep"), ElementsAre("Sleep again " + std::to_string(i)));
    }
    EXPECT_THAT(titles(other.search({.text = "sleep"})), ElementsAre("Sleep again 5"));
}

TEST_F(Reader, SurvivesAWriterThatCommitsUnderItsFeet)
{
    index.store({titled(1, "Sleep")});
    EXPECT_EQ(search("sleep").total, 1u);
    for (std::uint64_t i = 2; i < 60; ++i) {
        index.store({titled(i, "Sleep " + std::to_string(i))});
        index.store({titled(1, "Sleep " + std::string(i, 'x'))});
        if (i % 7 == 0) {
            EXPECT_EQ(search("sleep").total, i);
        }
    }
}

TEST_F(Reader, SaysWhatIsWrongWithTheIndexAndWhatMendsIt)
{
    index.set_metadata(metadata::layout, "999");
    EXPECT_THAT([&] { index.readers().make(); },
                testing::ThrowsMessage<IndexError>(HasSubstr("rebuild")));
    index.set_metadata(metadata::layout, std::to_string(index_layout_version));
    index.set_metadata(metadata::vocabulary, "another");
    EXPECT_THAT([&] { index.readers().make(); },
                testing::ThrowsMessage<IndexError>(HasSubstr("rebuild")));
    std::filesystem::remove_all(index.library() / "index");
    EXPECT_THROW(index.readers().make(), IndexMissing);
}

TEST_F(Reader, AnswersConceptsAmongOtherWordsOverManyRecords)
{
    // Xapian's OP_MAX below an OP_OR took the program down here, at some queries in a hundred.
    index.store(tests::sample_records(1, 600));
    const std::vector<std::string> words = {
        "children in care", "neglect", "kinship", "foster care", "visits",  "school",
        "placement",        "enfants", "trauma",  "culture",     "housing", "maltreatment"};
    for (const std::string& first : words)
        for (const std::string& second : words)
            for (const char* third : {"", " small moderate", " OR infant"}) {
                const SearchResult result = search(first + ' ' + second + third);
                EXPECT_EQ(result.hits.size(), std::min(20u, result.total + result.total_some));
            }
}

TEST_F(Reader, PutsATaggedRecordAmongTheFirstThreeForEveryLabelOfItsConcept)
{
    std::vector<Record> records = tests::sample_records(1, 300);
    for (const Concept& known : index.vocabulary().concepts()) {
        records.push_back(titled(records.size(), "A study"));
        records.back().areas = {known.id};
    }
    index.store(records);
    for (const Concept& known : index.vocabulary().concepts())
        for (const Label& label : known.labels) {
            SCOPED_TRACE(label.text);
            // "en-US": a reader there means what that country means by the label
            const std::string& tag = label.language.str();
            const SearchResult result = search({.text = label.text,
                                                .limit = 3,
                                                .facets = false,
                                                .country = tag.size() > 3 ? tag.substr(3) : ""});
            EXPECT_TRUE(std::any_of(result.hits.begin(), result.hits.end(), [&](const Hit& hit) {
                return std::find(hit.card.areas.begin(), hit.card.areas.end(), known.id) !=
                       hit.card.areas.end();
            }));
        }
}

TEST_F(Reader, SharesAnIndexWithOthersInOtherThreads)
{
    index.store({titled(1, "Sleep")});
    std::atomic<bool> done = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            IndexReader own = index.readers().make();
            std::uint32_t before = 0;
            while (!done) {
                const std::uint32_t total = own.search({.text = "sleep"}).total;
                EXPECT_GE(total, before);
                before = total;
            }
        });
    for (std::uint64_t i = 2; i < 40; ++i)
        index.store({titled(i, "Sleep")});
    done = true;
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(search("sleep").total, 39u);
}

TEST_F(Reader, AnswersAnyTextWhatever)
{
    index.store({titled(1, "Sleep")});
    for (const std::string& text : {std::string(5000, 'a'), std::string(4096, '"'),
                                    std::string("\0\xFF(((\x1F", 7), std::string(2000, '-') + "a",
                                    std::string("a* b* aaa* OR OR -"), std::string("year:..")}) {
        SCOPED_TRACE(testing::PrintToString(text));
        EXPECT_NO_THROW(search(text));
    }
}

TEST_F(Reader, AnswersRandomQueriesAndSaysWhyEachResultIsThere)
{
    index.store(tests::sample_records(1, 200));
    std::mt19937 random(1);
    for (int i = 0; i < 2'000; ++i) {
        std::string text = tests::random_query(random);
        if (i % 2 == 1)
            text = tests::mutated_query(std::move(text), random);
        SCOPED_TRACE(testing::PrintToString(text));
        const SearchResult result = search({.text = text, .limit = 3, .facets = false});
        EXPECT_TRUE(result.total > 0 || result.total_some > 0 || result.hits.empty());
        for (const Hit& hit : result.hits)
            EXPECT_TRUE(!hit.why.empty() || result.understood.empty() ||
                        result.understood.starts_with('-'));
        // an answer, or a sentence about what could not be understood
        EXPECT_TRUE(!result.understood.empty() || !result.dropped.empty() || trimmed(text).empty());
    }
}

}  // namespace
}  // namespace findings
