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

// ---- front matter

TEST(MarkdownFrontMatter, HasTheFieldsByTheirNames)
{
    const Record record = markdown_record("---\n"
                                          "# a comment\n"
                                          "kind: tool\n"
                                          "title: 'It''s a tool' # comment\n"
                                          "language: fr-CA\n"
                                          "doi: https://doi.org/10.1234/X\n"
                                          "issued: 2024-05\n"
                                          "minutes: 12\n"
                                          "keywords: [kin, \"a, b\", 'c']\n"
                                          "population:\n"
                                          "- parents\n"
                                          "  - families\n"
                                          "container: {\"title\": \"Revue\", \"volume\": \"3\"}\n"
                                          "authors: [{\"family\": \"Roy\", \"given\": \"Anne\"}]\n"
                                          "funding:\n"
                                          "---\n"
                                          "# It’s a tool\n\nText\n");
    EXPECT_EQ(record, (Record{.kind = Kind::tool,
                              .language = Language::parse("fr-CA"),
                              .title = "It's a tool",
                              .sections = {{"", "Text"}},
                              .authors = {{.family = "Roy", .given = "Anne"}},
                              .container = {.title = "Revue", .volume = "3"},
                              .doi = Doi::parse("10.1234/x"),
                              .issued = Date::parse("2024-05"),
                              .keywords = {"kin", "a, b", "c"},
                              .population = {"parents", "families"},
                              .minutes = 12}));
}

TEST(MarkdownFrontMatter, OfOtherProgramsIsUnderstood)
{
    const ReadResult result = read_as_markdown("---\ntitle: A\nauthor: [\"Roy, Anne\", Centre X]\n"
                                               "date: 3 May 2020\ntags: kin\nlang: en\n"
                                               "layout: page\nmenu:\n  main:\n    weight: 3\n"
                                               "sources: [A citation]\n---\nText\n");
    ASSERT_THAT(result.kept, SizeIs(1));
    const Record& record = result.kept[0].record;
    EXPECT_THAT(record.authors,
                ElementsAre(Agent{.family = "Roy", .given = "Anne"}, Agent{.name = "Centre X"}));
    EXPECT_EQ(record.issued, Date::parse("2020-05-03"));
    EXPECT_THAT(record.keywords, ElementsAre("kin"));
    EXPECT_EQ(record.language, Language::parse("en"));
    EXPECT_THAT(record.sources, ElementsAre(SourceWork{.citation = "A citation"}));
    EXPECT_THAT(result.kept[0].notes,
                Contains("menu of the front matter has no place in a record"));
}

TEST(MarkdownFrontMatter, FaultsAreToldAtTheirLines)
{
    const ReadResult result = read_as_markdown("---\n"
                                               "title: >\n"
                                               "  folded\n"
                                               "doi: none\n"
                                               "minutes: \"a\n"
                                               "authors:\n"
                                               "  - family: Roy\n"
                                               "    given: Anne\n"
                                               "container:\n"
                                               "  title: x\n"
                                               "no key\n"
                                               "language: en\n"
                                               "language: fr\n"
                                               "keywords: [a, [b]]\n"
                                               "url: 'https://a.org/' x\n"
                                               "---\n# A\n");
    EXPECT_THAT(result.kept, IsEmpty());
    std::vector<std::size_t> lines;
    for (const Rejection& rejection : result.rejected)
        lines.push_back(rejection.place.line);
    EXPECT_THAT(lines, ElementsAre(2, 4, 5, 7, 8, 10, 11, 13, 14, 15));
    EXPECT_EQ(
        str(result.rejected[3]),
        "a.md:7: the item has members of its own, which is not read here; write it as JSON on "
        "one line: - {\"family\": \"Roy\"}");
    EXPECT_EQ(str(result.rejected[1]),
              "a.md:4: doi should be a DOI; mend the value, or take the line out");
}

TEST(MarkdownFrontMatter, WithoutAnEndIsRefusedAndARuleIsNoFrontMatter)
{
    EXPECT_THAT(said(read_as_markdown("\n---\ntitle: A\n\ntext\n")),
                ElementsAre("a.md:2: the front matter has no end; end it with a line \"---\""));
    EXPECT_EQ(markdown_record("---\n\n# A\n\nText\n").title, "A");
}

TEST(MarkdownFrontMatter, IsWhatMakesATextMarkdown)
{
    EXPECT_TRUE(recognises_markdown("---\ntitle: A\n---\n"));
    EXPECT_TRUE(recognises_markdown("\xEF\xBB\xBF---\r\nauthor: A\r\n---\r\n"));
    EXPECT_FALSE(recognises_markdown("---\nname: build\non: push\n---\n"));
    EXPECT_FALSE(recognises_markdown("---\ntitle: A\n"));
    EXPECT_FALSE(recognises_markdown("# A\n"));
    EXPECT_FALSE(recognises_markdown(""));
}

}  // namespace
}  // namespace findings
