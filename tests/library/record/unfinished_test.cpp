#include "library/record/difference.hpp"
#include "library/record/record_json.hpp"
#include "library/record/unfinished.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace findings {
namespace {

UnfinishedRecord object(const char* text)
{
    return boost::json::parse(text).as_object();
}

TEST(UnfinishedRecord, KeepsWhatCanBeReadAndNamesWhatCannot)
{
    const auto [record, faults] = read_unfinished(object(
        R"({"kind":"practice_guide","title":"Visits","minutes":"ten","isbns":["9780306406157","1"],)"
        R"("authors":[{"family":"Roy","orcid":"nonsense"},{"name":"A body"}],"unknown":1})"));
    EXPECT_EQ(record.kind, Kind::practice_guide);
    EXPECT_EQ(record.title, "Visits");
    EXPECT_EQ(record.isbns.size(), 1);
    EXPECT_EQ(record.authors, (std::vector<Agent>{{.name = "A body"}}));
    ASSERT_EQ(faults.size(), 3);
    EXPECT_EQ(faults[0].field, "authors");
    EXPECT_EQ(faults[0].position, 1);
    EXPECT_EQ(faults[1].field, "isbns");
    EXPECT_EQ(faults[1].position, 2);
    EXPECT_EQ(faults[2].field, "minutes");
}

TEST(UnfinishedRecord, NamesTheFieldsThatChanged)
{
    EXPECT_EQ(changed_fields(object(R"({"title":"a","doi":"x","keywords":["k"]})"),
                             object(R"({"title":"b","keywords":["k"],"minutes":3})")),
              (std::vector<std::string>{"title", "doi", "minutes"}));
}

TEST(UnfinishedRecord, PutsTheChangesOfTwoPeopleTogether)
{
    const auto base = object(R"({"title":"a","question":"q","minutes":3,"owner":"o"})");
    const auto mine = object(R"({"title":"mine","question":"q","minutes":3,"owner":"same"})");
    const auto theirs = object(R"({"title":"theirs","question":"new","owner":"same"})");
    const Combined both = combined(base, mine, theirs);
    EXPECT_EQ(both.record, object(R"({"title":"mine","question":"new","owner":"same"})"));
    EXPECT_EQ(both.conflicts, std::vector<std::string>{"title"});
}

TEST(WordDifference, MarksWordsThatWereTakenOutAndPutIn)
{
    using enum PieceKind;
    EXPECT_EQ(word_difference("In 19 studies, one child in five moved.",
                              "In 21 studies, one child in five moved within two years."),
              (std::vector<Piece>{{same, "In "},
                                  {removed, "19 "},
                                  {added, "21 "},
                                  {same, "studies, one child in five "},
                                  {removed, "moved."},
                                  {added, "moved within two years."}}));
    EXPECT_EQ(word_difference("", "new"), (std::vector<Piece>{{added, "new"}}));
    EXPECT_EQ(word_difference("same", "same"), (std::vector<Piece>{{same, "same"}}));
    EXPECT_TRUE(word_difference("", "").empty());
}

TEST(WordDifference, IsBothTextsWhateverTheyAre)
{
    std::string before;
    std::string after;
    for (int i = 0; i < 3000; ++i) {
        before += "a" + std::to_string(i % 7) + (i % 5 == 0 ? "\n" : " ");
        after += "a" + std::to_string(i % 11) + " ";
    }
    std::string old_again;
    std::string new_again;
    for (const auto& [kind, text] : word_difference(before, after)) {
        if (kind != PieceKind::added)
            old_again += text;
        if (kind != PieceKind::removed)
            new_again += text;
    }
    EXPECT_EQ(old_again, before);
    EXPECT_EQ(new_again, after);
}

}  // namespace
}  // namespace findings
