#include "library/formats/markdown.hpp"

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_markdown(const std::string& document)
{
    return read_text(read_markdown, document, "a.md");
}

Record markdown_record(const std::string& document)
{
    ReadResult result = read_as_markdown(document);
    EXPECT_THAT(result.rejected, IsEmpty());
    return result.kept.empty() ? Record{} : result.kept.front().record;
}

// ---- text

TEST(Markdown, HeadingsBecomeSectionsAndTheOnlyFirstOneTheTitle)
{
    const Record record = markdown_record("# Visits *that* help\n\nBefore all.\n\n"
                                          "## When to use\n\nOne\nline.\n\nTwo.\n\n"
                                          "### Deeper\n\nThree.\n\n## Steps\n\nFour\\\nfive.\n");
    EXPECT_EQ(record.title, "Visits that help");
    EXPECT_THAT(record.sections,
                ElementsAre(Section{"", "Before all."},
                            Section{"When to use", "One line.\n\nTwo.\n\nDeeper\n\nThree."},
                            Section{"Steps", "Four\nfive."}));
}

TEST(Markdown, ListsAndTablesAreTextOfTheirSection)
{
    const Record record = markdown_record("# A\n\n## B\n\n- one\n  - below\n- two\n\n1. first\n2. "
                                          "second\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n## C\n\nd");
    EXPECT_THAT(record.sections,
                ElementsAre(Section{"B", "- one\n  - below\n- two\n1. first\n2. second\n\nx | y\n1 "
                                         "| 2"},
                            Section{"C", "d"}));
}

TEST(Markdown, ListsAreRecommendationsOnlyWhereTheHeadingSaysSo)
{
    const Record record = markdown_record(
        "# A\n\n## What to do\n\nDo these:\n\n- Visit.\n\n  Strength: strong\n\n  Reason: It "
        "helps.\n- Call.\n  - Twice.\n\n## Points clés\n\n- Un\n- Deux\n\n## Other\n\n- no\n");
    EXPECT_THAT(record.recommendations, ElementsAre(Recommendation{"Visit.", "strong", "It helps."},
                                                    Recommendation{"Call.\n- Twice.", "", ""}));
    EXPECT_THAT(record.key_messages, ElementsAre("Un", "Deux"));
    EXPECT_THAT(record.sections,
                ElementsAre(Section{"What to do", "Do these:"}, Section{"Other", "- no"}));
}

TEST(Markdown, SaysWhatItInferredAndLeftOut)
{
    const ReadResult result =
        read_as_markdown("One line[^1].\n\n<div>x</div>\n\n![p](q.png)\n\n[^1]: A note.\n");
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.title, "One line.");
    EXPECT_EQ(result.kept[0].record.evidence_type, EvidenceType::practice_guide);
    EXPECT_THAT(result.kept[0].notes,
                ElementsAre("footnote: A note.", "1 blocks of HTML are left out",
                            "1 pictures are left out",
                            "the document states no title: its first line was taken",
                            "the document does not say what it is: taken as a practice guide from "
                            "outside"));
}

TEST(Markdown, WithoutTitleAndTextIsRefused)
{
    EXPECT_THAT(said(read_as_markdown("")),
                ElementsAre("a.md:1: the document has neither a title nor text; give a document "
                            "with text in it; pictures are not read"));
    EXPECT_THAT(said(read_as_markdown("---\nlayout: page\n---\n\n---\n")), SizeIs(1));
}

TEST(Markdown, IsReadInOtherEncodingsAndWithOtherLineEnds)
{
    EXPECT_EQ(markdown_record("\xEF\xBB\xBF# \xC3\x89t\xC3\xA9\r\n\r\nMot\r\n").title, "Été");
    EXPECT_EQ(markdown_record("# \xC9t\xE9\r\rMot\r").title, "Été");
    EXPECT_EQ(markdown_record(std::string("\xFF\xFE#\0 \0\xC9\0\n\0", 10)).title, "É");
}

TEST(Markdown, ThatNestsTooDeepIsRefusedAtItsLine)
{
    std::string deep = "# A\n\n";
    for (int i = 0; i < 1'000'000; ++i)
        deep += "> ";
    EXPECT_THAT(said(read_as_markdown(deep + "x")),
                ElementsAre("a.md:3: quotes or lists lie more than 100 deep; write it flatter"));
    std::string stairs = "# A\n\n";
    for (std::size_t i = 0; i < 2'000; ++i)
        stairs += std::string(2 * i, ' ') + "- x\n";
    EXPECT_THAT(said(read_as_markdown(stairs)), SizeIs(1));
    EXPECT_EQ(markdown_record("A\n" + std::string(5'000, '-') + "\n\nb").title, "A");
}

TEST(Markdown, ThatTakesTimeBySquaresIsRefusedAtItsLine)
{
    std::string brackets = "# A\n\ntext\n";
    for (int i = 0; i < 60'000; ++i)
        brackets += "![[]()";
    EXPECT_THAT(said(read_as_markdown(brackets)),
                ElementsAre("a.md:4: a paragraph has more than 2000 brackets open; divide it, or "
                            "put a backslash before brackets that make no link"));
    std::string table = "# A\n\n" + std::string(10'000, '|') + "\n";
    for (int i = 0; i < 10'000; ++i)
        table += "-|";
    for (int i = 0; i < 1'000; ++i)
        table += "\n|";
    EXPECT_THAT(said(read_as_markdown(table)),
                ElementsAre("a.md:102: tables have more than 1000000 cells; give tables of this "
                            "size as files of their own"));
    std::string definitions = "# A\n\ntext\n\n";
    for (int i = 0; i < 5'000; ++i)
        definitions += "[" + std::to_string(i) + "]: https://a.org/\n";
    EXPECT_EQ(markdown_record(definitions).title, "A");
    const Record record{.title = "A", .abstract = std::string(5'000, '[') + std::string(9, '|')};
    EXPECT_EQ(markdown_record(written(markdown_writer, {record})).abstract, record.abstract);
}

TEST(Markdown, NotesAreBounded)
{
    std::string text = "# A\n\n";
    for (int i = 0; i < 300; ++i)
        text += "x[^" + std::to_string(i) + "] ";
    for (int i = 0; i < 300; ++i)
        text += "\n\n[^" + std::to_string(i) + "]: note " + std::to_string(i);
    const ReadResult result = read_as_markdown(text);
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_THAT(result.kept[0].notes, SizeIs(201));
    EXPECT_EQ(result.kept[0].notes.back(), "and 101 more notes");
}

// ---- several records

TEST(Markdown, HoldsSeveralRecordsWithAFaultInOneKeepingTheOthers)
{
    const std::string next = std::string(markdown_separator) + "\n";
    const ReadResult result =
        read_as_markdown("# A\n\n---\n\ntext\n" + next + "---\ndoi: x\n---\n" + next +
                         "\n---\ntitle: C\n---\ntext\n");
    ASSERT_THAT(result.kept, SizeIs(2));
    EXPECT_EQ(result.kept[0].record.title, "A");
    EXPECT_EQ(result.kept[1].record.title, "C");
    EXPECT_EQ(result.kept[1].place, (Place{"a.md", 12}));
    EXPECT_THAT(said(result),
                ElementsAre("a.md:8: doi should be a DOI; mend the value, or take the line out"));
}

TEST(Markdown, TakesOneRecordOfAHugeFileAtATime)
{
    const std::string record =
        "# A\n\n" + std::string(largest_markdown / 2, 'x') + "\n" + std::string(markdown_separator);
    const ReadResult result = read_as_markdown(record + "\n" + record + "\n" + "# B\n\n" +
                                               std::string(largest_markdown, ' ') + "y\n");
    EXPECT_THAT(result.kept, SizeIs(2));
    EXPECT_THAT(said(result), ElementsAre("a.md:9: the record is larger than 16 MiB; divide it"));
}

// ---- real files

TEST(MarkdownOfOthers, IsRead)
{
    const fs::path folder = test_data() / "formats" / "markdown";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    int files = 0;
    std::size_t sections = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        SCOPED_TRACE(entry.path());
        const ReadResult result = read_path(read_markdown, entry.path());
        EXPECT_THAT(result.rejected, IsEmpty());
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_FALSE(result.kept[0].record.title.empty());
        sections += result.kept[0].record.sections.size();
        ++files;
    }
    std::cout << files << " files, " << sections << " sections\n";
    EXPECT_GE(files, 14);
}

TEST(MarkdownOfOthers, KeepsEveryWordOfAGuide)
{
    const fs::path file =
        test_data() / "formats" / "markdown" / "qa_of_code_guidance" / "peer_review.md";
    if (!fs::exists(file))
        GTEST_SKIP() << "no test data";
    const Record record = read_path(read_markdown, file).kept.at(0).record;
    EXPECT_EQ(record.title, "Peer review");
    std::size_t words = count_words(record.title);
    for (const Section& section : record.sections)
        words += count_words(section.heading) + count_words(section.text);
    const std::size_t all = count_words(read_file(file));  // with addresses of links
    EXPECT_GE(words, all * 95 / 100);
    EXPECT_LE(words, all * 105 / 100);
}

}  // namespace
}  // namespace findings
