#include "library/formats/json_lines.hpp"

#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadResult read_lines(const std::string& text)
{
    return read_text(read_json_lines, text, "a.jsonl");
}

TEST(JsonLines, GiveBackEverySampleWhole)
{
    const ReadResult result = read_lines(written(json_lines_writer, corpus_samples()));
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), corpus_samples().size());
    for (std::size_t i = 0; i < result.kept.size(); ++i) {
        EXPECT_EQ(result.kept[i].record, corpus_samples()[i]);
        EXPECT_THAT(result.kept[i].notes, IsEmpty());
        EXPECT_EQ(result.kept[i].place.line, i + 1);
    }
}

TEST(JsonLines, GiveBackNaughtyStringsInEveryField)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    for (const std::string& text : strings) {
        const Record record{.title = text,
                            .abstract = text,
                            .authors = {{.family = text, .given = text}, {.name = text}},
                            .publisher = text,
                            .container = {.title = text, .volume = text},
                            .keywords = {text}};
        const ReadResult result = read_lines(written(json_lines_writer, {record, {.title = "b"}}));
        ASSERT_EQ(result.kept.size(), 2U) << text;
        EXPECT_EQ(result.kept[0].record, record);
    }
}

TEST(JsonLines, AreKnownByAKindOfOurs)
{
    EXPECT_TRUE(recognises_json_lines(R"({"kind": "study", "title": "a"})"));
    EXPECT_TRUE(recognises_json_lines("[{\"kind\":\"practice_guide\""));
    EXPECT_FALSE(recognises_json_lines(R"({"kind": "books#volume"})"));
    EXPECT_FALSE(recognises_json_lines(R"([{"type": "article-journal", "title": "a"}])"));
    EXPECT_FALSE(recognises_json_lines("kind: study"));
}

TEST(JsonLines, KeepTheGoodRecordsBesideABadOne)
{
    const ReadResult result = read_lines(R"({"kind":"study","status":"published","title":"a"}
{"kind":"study","status":"published","title":7}
{"kind":"study","status":"published","title":"b","took_ms":1}
{"kind":"study")");
    ASSERT_EQ(result.kept.size(), 2U);
    EXPECT_EQ(result.kept[1].record.title, "b");
    EXPECT_THAT(result.kept[1].notes, ElementsAre("took_ms: 1"));
    ASSERT_EQ(result.rejected.size(), 2U);
    EXPECT_THAT(str(result.rejected[0]), HasSubstr("a.jsonl:2:1: title"));
    EXPECT_THAT(str(result.rejected[1]), HasSubstr("a.jsonl:4:"));
}

TEST(JsonLines, SayThatThereIsNothing)
{
    const ReadResult result = read_lines("");
    EXPECT_THAT(result.kept, IsEmpty());
    ASSERT_EQ(result.rejected.size(), 1U);
    EXPECT_THAT(str(result.rejected[0]), HasSubstr("there is no record in it"));
}

TEST(Formats, ThatAreWrittenHaveAnEndingOfTheirOwn)
{
    for (const Format& format : formats()) {
        EXPECT_EQ(format.writer == nullptr, format.written_as.empty()) << format.name;
        if (format.writer != nullptr) {
            EXPECT_EQ(format_written_as(format.written_as), &format) << format.name;
        }
    }
    EXPECT_EQ(format_written_as(""), nullptr);
    EXPECT_EQ(format_written_as("exe"), nullptr);
}

}  // namespace
}  // namespace findings
