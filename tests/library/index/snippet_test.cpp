#include "library/index/snippet.hpp"

#include "library/base/text.hpp"
#include "tests/library/index/test_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Snippets : public testing::Test {
protected:
    /// The first result's snippet of a record with this text, hits in [ ].
    std::string marked(const std::string& text, const std::string& query,
                       std::string_view language = "en")
    {
        Record record = tests::titled(1, "A title", language);
        record.abstract = text;
        index.store({record});
        const SearchResult result = index.readers().make().search({.text = query});
        if (result.hits.empty())
            return "nothing found";
        std::string all;
        for (const TextRun& run : result.hits[0].snippet)
            all += run.hit ? '[' + run.text + ']' : run.text;
        return all;
    }

    tests::TestIndex index;
};

TEST_F(Snippets, MarkWordsInAnyForm)
{
    EXPECT_EQ(marked("Parents who parented, a parent's view; apparent.", "parents"),
              "[Parents] who [parented], a [parent]'s view; apparent.");
    EXPECT_EQ(marked("L’évaluation, puis les placements évalués.", "evaluer place*", "fr"),
              "L’[évaluation], puis les [placements] [évalués].");
}

TEST_F(Snippets, MarkPhrasesOfDifferentLengthsAsOne)
{
    EXPECT_EQ(marked("In the home visits of a nurse are home visits.",
                     "\"home visits of a nurse\" \"home visits\""),
              "In the [home visits of a nurse] are [home visits].");
    EXPECT_EQ(marked("visits home visits", "\"home visits\""), "visits [home visits]");
}

TEST_F(Snippets, MarkTheOtherLabelsOfAConceptAndTheNarrower)
{
    EXPECT_EQ(marked("What foster youth and looked-after children need.", "children in care"),
              "What [foster youth] and [looked-after children] need.");
    EXPECT_EQ(marked("Neglect of a child.", "child maltreatment"), "[Neglect] of a child.");
    EXPECT_EQ(marked("Youth who live in foster homes, fostered.", "foster youth"),
              "[Youth] who live in [foster] homes, [fostered].");
}

TEST_F(Snippets, ShowTheStretchWithMostDifferentMatches)
{
    const std::string padding(300, 'x');
    const std::string snippet = marked("sleep sleep sleep " + padding +
                                           " and then the sleep of infants was better " + padding,
                                       "sleep infants");
    EXPECT_THAT(snippet, HasSubstr("the [sleep] of [infants] was better"));
    EXPECT_THAT(snippet, testing::StartsWith("… "));
    EXPECT_THAT(snippet, testing::EndsWith(" …"));
}

TEST_F(Snippets, AreShortAndNeverCutACharacter)
{
    std::string long_text;
    for (int i = 0; i < 400; ++i)
        long_text += "éé sleep ôô ";
    const std::string snippet = marked(long_text, "sleep");
    EXPECT_LT(snippet.size(), 320u);
    EXPECT_TRUE(is_utf8(snippet));
    EXPECT_TRUE(is_utf8(marked(std::string(50, 'a') + std::string(600, '\n') + "sleep", "sleep")));
    std::string one_word;
    for (int i = 0; i < 500; ++i)
        one_word += "é";
    EXPECT_TRUE(is_utf8(marked(one_word + " sleep", "sleep")));
}

TEST_F(Snippets, GiveTheBeginningWhereNothingShownMatched)
{
    EXPECT_EQ(marked("Just a text.", "title"), "Just a text.");
    EXPECT_EQ(marked("", "title"), "");
}

TEST_F(Snippets, KeepTextAsItIs)
{
    const std::string text = "<b>Sleep</b> & \"sleep\" – l’enfant";
    Record record = tests::titled(1, "A title");
    record.abstract = text;
    index.store({record});
    const SearchResult result = index.readers().make().search({.text = "sleep"});
    std::string all;
    for (const TextRun& run : result.hits.at(0).snippet)
        all += run.text;
    EXPECT_EQ(all, text);
}

TEST_F(Snippets, MarkAnAcronymInCapitalsOnly)
{
    Record record = tests::titled(1, "Children with SEND");
    record.abstract = "We send pupils with SEND home.";
    index.store({record});
    const SearchResult result = index.readers().make().search({.text = "send"});
    std::vector<TextRun> hits = result.hits.at(0).snippet;
    std::erase_if(hits, [](const TextRun& run) { return !run.hit; });
    EXPECT_EQ(hits, (std::vector<TextRun>{{"SEND", true}}));
}

TEST_F(Snippets, ComeWithAReasonWhereverItMatched)
{
    Record record = tests::titled(1, "A title");
    record.population = {"school_age"};
    record.authors = {Agent{.family = "Tremblay"}};
    record.publisher = "Inspq";
    record.areas = {"kinship"};
    record.keywords = {"grandmothers"};
    record.doi = Doi::parse("10.1000/182");
    record.issued = Date::parse("2019");
    index.store({record});
    const std::vector<std::pair<const char*, MatchReason>> cases = {
        {"school age", {"population", "school", ""}},
        {"author:tremblay", {"author", "Tremblay", ""}},
        {"inspq", {"publisher", "Inspq", ""}},
        {"grandmother", {"text", "grandmother", ""}},
        {"area:kinship", {"area", "Kinship care", "kinship"}},
        {"kin care", {"area", "Kinship care", "kinship"}},
        {"doi:10.1000/182", {"doi", "10.1000/182", ""}},
        {"year:2015..2020", {"year", "2015..2020", ""}},
    };
    for (const auto& [text, reason] : cases) {
        SCOPED_TRACE(text);
        const SearchResult result = index.readers().make().search({.text = text});
        ASSERT_EQ(result.hits.size(), 1u);
        ASSERT_FALSE(result.hits[0].why.empty());
        EXPECT_EQ(result.hits[0].why[0], reason);
    }
}

TEST_F(Snippets, ComeWithReasonsFieldByField)
{
    Record record = tests::titled(1, "Sleep of infants");
    record.bottom_line = "Sleep is better.";
    record.key_messages = {"Infants, infants and more infants.", "Foster youth sleep."};
    index.store({record});
    const SearchResult result =
        index.readers().make().search({.text = "sleep infants looked after children"});
    EXPECT_EQ(result.hits.at(0).why,
              (std::vector<MatchReason>{{"title", "Sleep", ""},
                                        {"title", "infants", ""},
                                        {"bottom_line", "Sleep", ""},
                                        {"key_messages", "Infants", ""},
                                        {"key_messages", "Foster youth", "children-in-care"}}));
}

}  // namespace
}  // namespace findings
