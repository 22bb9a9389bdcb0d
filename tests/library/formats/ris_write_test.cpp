#include "library/formats/ris.hpp"

#include "library/base/text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/findable.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_ris(const std::string& document)
{
    return read_text(read_ris, document, "a.ris");
}

/// What docs/formats/ris.md says that RIS holds of a person: the name; of contributors also that
/// they are editors.
Agent held(const Agent& agent, bool may_be_editor)
{
    Agent kept{.family = agent.family, .given = agent.given, .name = agent.name};
    if (kept.given.empty() && !kept.family.empty())
        std::swap(kept.family, kept.name);
    if (may_be_editor && agent.role == "editor")
        kept.role = agent.role;
    return kept;
}

/// What docs/formats/ris.md says that RIS holds of a record.
Record held(const Record& record)
{
    Record kept{
        .kind = record.kind == Kind::policy && record.evidence_type == EvidenceType::law
                    ? Kind::policy
                    : Kind::study,
        .status = says_retracted(record.title) ? Status::retracted : Status::published,
        .language = record.language,
        .title = record.title,
        .abstract = abstract_text(record),
        .publisher = record.publisher,
        .container = record.container,
        .doi = record.doi,
        .pmid = record.pmid,
        .pmcid = record.pmcid,
        .isbns = record.isbns,
        .issns = record.issns,
        .url = record.url,
        .issued = record.issued,
        .evidence_type = record.evidence_type,
        .keywords = subject_words(record),
    };
    for (const Agent& agent : record.authors)
        kept.authors.push_back(held(agent, false));
    for (const Agent& agent : record.contributors)
        kept.contributors.push_back(held(agent, true));
    return kept;
}

TEST(RisWriter, WritesTheTagsInOrderAndReadableByHand)
{
    const Record record{
        .language = Language::parse("fr"),
        .title = "Soins",
        .question = "Quoi?",
        .abstract = "Un.\n\nDeux.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "Centre, Ville"}},
        .container = {.title = "Revue", .volume = "1", .pages = "3-9"},
        .doi = Doi::parse("10.1234/x"),
        .issued = Date::parse("2020-05"),
        .keywords = {"kin"},
    };
    EXPECT_EQ(written(ris_writer, {record}), "TY  - JOUR\n"
                                             "TI  - Soins\n"
                                             "AU  - Roy, Anne\n"
                                             "AU  - Centre,, Ville\n"
                                             "PY  - 2020\n"
                                             "DA  - 2020/05//\n"
                                             "T2  - Revue\n"
                                             "VL  - 1\n"
                                             "SP  - 3\n"
                                             "EP  - 9\n"
                                             "DO  - 10.1234/x\n"
                                             "AB  - Un.\n\nDeux.\n"
                                             "KW  - kin\n"
                                             "LA  - fr\n"
                                             "N1  - Question: Quoi?\n"
                                             "ER  - \n\n");
}

TEST(RisWriter, LetsNoTextBeginATagOrARecord)
{
    const Record record{.title = "A\nER  - \nTY  - BOOK\nTI  - B",
                        .abstract = "One\nER  - \nTY  - JOUR\n\n  TI - Two\nend",
                        .keywords = {"a\nKW  - b"}};
    const ReadResult result = read_as_ris(written(ris_writer, {record, {.title = "Next"}}));
    EXPECT_THAT(titles(result), ElementsAre("A ER  -  TY  - BOOK TI  - B", "Next"));
    EXPECT_EQ(result.kept[0].record.abstract, "One ER  -  TY  - JOUR   TI - Two\nend");
    EXPECT_THAT(result.kept[0].record.keywords, ElementsAre("a KW  - b"));
}

TEST(RisWriter, GivesBackEverySampleAsFarAsRisHoldsIt)
{
    const std::vector<Record>& samples = corpus_samples();
    ASSERT_THAT(samples, SizeIs(testing::Ge(60u)));
    const ReadResult result = read_as_ris(written(ris_writer, samples));
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SCOPED_TRACE(samples[i].title);
        EXPECT_EQ(result.kept[i].record, held(samples[i]));
    }
}

TEST(RisWriter, GivesBackNaughtyStringsInEveryField)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    for (const std::string& text : strings) {
        SCOPED_TRACE(text);
        Record record{.title = text,
                      .abstract = text + "\n" + text + "\n\n" + text,
                      .authors = {{.family = "Roy", .given = text}, {.name = text}},
                      .contributors = {{.name = text}},
                      .publisher = text,
                      .container = {.title = text, .volume = text, .issue = text},
                      .keywords = {text}};
        const ReadResult result = read_as_ris(written(ris_writer, {record, {.title = "Next"}}));
        ASSERT_EQ(result.kept.size(), 2u);
        const Record& read = result.kept[0].record;
        // RIS has no way to write white space at the ends of a line.
        const std::string line(trimmed(text));
        EXPECT_EQ(read.title, line);
        EXPECT_EQ(read.publisher, line);
        EXPECT_EQ(read.container.title, line);
        EXPECT_EQ(read.container.volume, line);
        EXPECT_EQ(read.container.issue, line);
        EXPECT_EQ(read.authors,
                  (std::vector<Agent>{{.family = "Roy", .given = line}, {.name = line}}));
        EXPECT_EQ(read.contributors, (std::vector<Agent>{{.name = line}}));
        EXPECT_THAT(read.keywords, ElementsAre(line));
        EXPECT_TRUE(line != text || read.abstract == record.abstract);
    }
}

}  // namespace
}  // namespace findings
