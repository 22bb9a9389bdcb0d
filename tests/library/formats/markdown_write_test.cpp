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

using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_markdown(const std::string& document)
{
    return read_text(read_markdown, document, "a.md");
}

TEST(MarkdownWriter, WritesWhatAPersonWouldWrite)
{
    const Record record{.kind = Kind::study,
                        .language = Language::parse("fr"),
                        .title = "Soins *à* domicile",
                        .bottom_line = "1. Allez-y.",
                        .implications = {{"practitioner", "Demandez."}},
                        .recommendations = {{"Visiter.", "strong", "Ça aide."}},
                        .sections = {{"Étapes", "Une\ndeux\n\ntrois"}, {"Autres", "x"}},
                        .doi = Doi::parse("10.1234/x"),
                        .keywords = {"a"}};
    EXPECT_EQ(written(markdown_writer, {record}), "---\n"
                                                  "kind: study\n"
                                                  "status: published\n"
                                                  "language: fr\n"
                                                  "title: \"Soins *à* domicile\"\n"
                                                  "doi: \"10.1234/x\"\n"
                                                  "keywords: [\"a\"]\n"
                                                  "---\n"
                                                  "\n# Soins \\*à\\* domicile\n"
                                                  "\n## En une phrase\n"
                                                  "\n1\\. Allez-y.\n"
                                                  "\n## Implications\n"
                                                  "\n- practitioner: Demandez.\n"
                                                  "\n## Recommandations\n"
                                                  "\n- Visiter.\n"
                                                  "\n  Force : strong\n"
                                                  "\n  Raison : Ça aide.\n"
                                                  "\n## Étapes\n"
                                                  "\nUne\\\ndeux\n\ntrois\n"
                                                  "\n## Autres\n"
                                                  "\nx\n");
}

TEST(MarkdownWriter, GivesBackEverySample)
{
    const std::vector<Record>& samples = corpus_samples();
    const std::string text = written(markdown_writer, samples);
    const ReadResult result = read_as_markdown(text);
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SCOPED_TRACE(samples[i].title);
        EXPECT_EQ(result.kept[i].record, samples[i]);
    }
    // what people read is text, not front matter
    for (const std::string field : {"\nsections: ", "\nrecommendations: ", "\nkey_messages: ",
                                    "\nbottom_line: ", "\nlimitations: "})
        EXPECT_EQ(text.find(field), std::string::npos) << field;
}

TEST(MarkdownWriter, GivesBackARecordThatHasAnIdentifierAlone)
{
    const Record record{.container = {.title = "Revue"}, .doi = Doi::parse("10.1234/x")};
    const ReadResult result = read_as_markdown(written(markdown_writer, {record}));
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record, record);
    EXPECT_THAT(read_as_markdown("---\ndoi: 10.1234/x\n---\n").rejected, SizeIs(1));
}

TEST(MarkdownWriter, GivesBackWhatTheTextCannotHold)
{
    const Record record{.title = "Two\nlines",
                        .bottom_line = "  space ",
                        .key_messages = {"a", " "},
                        .abstract = "a\n\n\nb\tc",
                        .implications = {{"", "manager: all"}, {"sheep", "x"}},
                        .recommendations = {{"a\n\nReason: b", "", ""}, {"", "strong", ""}},
                        .sections = {{"Limitations", "x"}, {"", "y"}, {"Z", ""}},
                        .limitations = std::string(300'000, 'x') + "\\",
                        .keywords = {std::string(markdown_separator), "---"}};
    const ReadResult result =
        read_as_markdown(written(markdown_writer, {record, {.title = "Next"}}));
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_THAT(result.kept, SizeIs(2));
    EXPECT_EQ(result.kept[0].record, record);
}

TEST(MarkdownWriter, GivesBackNaughtyStringsInEveryField)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    for (const std::string& text : strings) {
        SCOPED_TRACE(text);
        const Record record{.title = text,
                            .translated_titles = {{*Language::parse("fr"), text}},
                            .question = text,
                            .bottom_line = text + "\n" + text,
                            .key_messages = {text, text + "\n\n" + text},
                            .plain_summary = text + "\n\n" + text,
                            .abstract = "x\n" + text,
                            .implications = {{"", text}, {"practitioner", text}},
                            .recommendations = {{text, text, text}, {text, "", ""}},
                            .sections = {{text, text}, {"x " + text, "y\n\n" + text}},
                            .limitations = text,
                            .equity_note = text,
                            .authors = {{.family = text, .given = text}, {.name = text}},
                            .publisher = text,
                            .container = {.title = text, .volume = text},
                            .keywords = {text},
                            .sources = {{.citation = text}}};
        const ReadResult result =
            read_as_markdown(written(markdown_writer, {record, {.title = "Next"}}));
        ASSERT_EQ(result.kept.size(), 2u);
        EXPECT_EQ(to_json(result.kept[0].record), to_json(record));
    }
}

}  // namespace
}  // namespace findings
