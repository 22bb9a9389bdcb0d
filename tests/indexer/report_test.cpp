#include "indexer/pipeline/report.hpp"

#include "indexer/pipeline/notes.hpp"
#include "library/base/file.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

TEST(Report, IsOneJsonObjectOfTheAgreedShape)
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "report.json";
    Report report(file);
    report.add({{"a \"b\".xml", 3, 7}, "is cut off", "send it again"});
    report.add({{"c.xml"}, "is empty", "fill it"});
    const auto id = RecordId::parse("01J9ZQ5V7N8YKX3M2T6R4W1B0C");
    const auto like = RecordId::parse("01J9ZQ5V7N8YKX3M2T6R4W1B0D");
    report.add_possible_duplicate({{.id = *id, .like = like}, {"d.ris", 4}});
    report.say_already_here(5);
    report.finish(BatchId{9}, {.is_new = 1, .duplicates = 6, .rejected = 2}, 0.5);

    EXPECT_EQ(json::parse(read_file(file)), json::parse(R"({"batch": 9,
                  "counts": {"new": 1, "new_versions": 0, "duplicates": 6,
                             "possible_duplicates": 0, "rejected": 2, "skipped": 0},
                  "already_here": 5,
                  "possible_duplicates": [
                      {"id": "01J9ZQ5V7N8YKX3M2T6R4W1B0C", "like": "01J9ZQ5V7N8YKX3M2T6R4W1B0D",
                       "path": "d.ris", "line": 4}],
                  "rejections": [
                      {"path": "a \"b\".xml", "line": 3, "column": 7,
                       "what": "is cut off", "mend": "send it again"},
                      {"path": "c.xml", "line": 0, "column": 0,
                       "what": "is empty", "mend": "fill it"}],
                  "seconds": 0.5})"));
}

TEST(Report, IsJsonAlsoWhereAPathIsNotUtf8)
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "report.json";
    Report report(file);
    report.add({{"\xE9.xml"}, "is empty", "fill it"});
    report.finish({}, {}, 0);
    EXPECT_EQ(json::parse(read_file(file)).at("rejections").at(0).at("path"), "\\xE9.xml");
}

TEST(Report, ThatIsNotFinishedLeavesNothing)
{
    const TemporaryFolder folder;
    Report(folder.path() / "report.json").add({{"a.xml"}, "is empty", "fill it"});
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(Report, ThatCannotBeBegunSaysSo)
{
    EXPECT_THROW(Report("/nowhere/report.json"), FileError);
}

TEST(Notes, AreSaidOnceInTheOrderOfTheirFirstPlaces)
{
    Notes notes;
    notes.add({{"b.xml", 2}, "one"});
    notes.add({{"a.xml", 1}, "two"});
    notes.add({{"a.xml", 1}, "one"});
    EXPECT_EQ(notes.lines(),
              (std::vector<std::string>{"b.xml:2: note: one (2 times)", "a.xml:1: note: two"}));
}

TEST(Notes, AreNotGatheredWithoutEnd)
{
    Notes notes;
    for (int i = 0; i < 3000; ++i)
        notes.add({{"a.xml", 1}, std::to_string(i)});
    EXPECT_EQ(notes.lines().size(), 1001u);
    EXPECT_EQ(notes.lines().back(), "note: 2000 more notes are left out");
}

}  // namespace
}  // namespace findings::indexer
