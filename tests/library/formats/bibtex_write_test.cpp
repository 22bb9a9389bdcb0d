#include "library/formats/bibtex.hpp"

#include "library/base/text.hpp"
#include "library/formats/bibtex_names.hpp"
#include "library/formats/bibtex_text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/findable.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace findings {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;

ReadResult read_as_bibtex(const std::string& document)
{
    return read_text(read_bibtex, document, "a.bib");
}

/// What docs/formats/bibtex.md says that BibTeX holds of a person.
Agent held(const Agent& agent, bool is_author)
{
    Agent kept{.family = agent.family, .given = agent.given, .name = agent.name};
    if (kept.given.empty() && !kept.family.empty())
        std::swap(kept.family, kept.name);
    if (!is_author && (agent.role == "editor" || agent.role == "translator"))
        kept.role = agent.role;
    return kept;
}

/// What docs/formats/bibtex.md says that BibTeX holds of a record.
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
        .licence = record.licence,
    };
    for (const Agent& agent : record.authors)
        kept.authors.push_back(held(agent, true));
    for (const std::string role : {"editor", "translator", ""})
        for (const Agent& agent : record.contributors)
            if (const Agent one = held(agent, false); one.role == role)
                kept.contributors.push_back(one);
    return kept;
}

TEST(BibtexWriter, WritesEntriesThatPeopleCanRead)
{
    const Record record{
        .id = RecordId::parse("01JGFJJZ0088RZSEM9PPX37V91"),
        .language = Language::parse("fr"),
        .title = "Soins & parenté_1",
        .question = "Quoi?",
        .abstract = "Un.\n\nDeux.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "Centre, Ville"}},
        .container = {.title = "Revue", .volume = "1", .issue = "2", .pages = "3-9"},
        .doi = Doi::parse("10.1234/x_{y}"),
        .issued = Date::parse("2020-05-03"),
        .keywords = {"kin", "care"},
    };
    EXPECT_EQ(written(bibtex_writer, {record}), "@article{roy2020-X37V91,\n"
                                                "  title = {Soins \\& parenté\\_1},\n"
                                                "  author = {Roy, Anne and {Centre, Ville}},\n"
                                                "  journal = {Revue},\n"
                                                "  volume = {1},\n"
                                                "  number = {2},\n"
                                                "  pages = {3--9},\n"
                                                "  year = {2020},\n"
                                                "  month = may,\n"
                                                "  date = {2020-05-03},\n"
                                                "  doi = {https://doi.org/10.1234/x_%7By%7D},\n"
                                                "  language = {fr},\n"
                                                "  langid = {french},\n"
                                                "  abstract = {Un.\n\nDeux.},\n"
                                                "  keywords = {kin, care},\n"
                                                "  note = {Question: Quoi?}\n"
                                                "}\n\n");
}

TEST(BibtexWriter, GivesBackEverySampleAsFarAsBibtexHoldsIt)
{
    const std::vector<Record>& samples = corpus_samples();
    const ReadResult result = read_as_bibtex(written(bibtex_writer, samples));
    EXPECT_THAT(said(result), IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SCOPED_TRACE(samples[i].title);
        EXPECT_EQ(result.kept[i].record, held(samples[i]));
    }
}

TEST(BibtexWriter, LetsNoTextBeginAnEntryOrAField)
{
    const Record record{.title = "A}}\n@article{b, title = {B}}",
                        .abstract = "One\n@article{c,\n}\n\n, title = {D}",
                        .keywords = {"a, b"}};
    const ReadResult result = read_as_bibtex(written(bibtex_writer, {record, {.title = "Next"}}));
    EXPECT_THAT(titles(result), ElementsAre("A}} @article{b, title = {B}}", "Next"));
    EXPECT_EQ(result.kept[0].record.abstract, record.abstract);
    EXPECT_THAT(result.kept[0].record.keywords, ElementsAre("a, b"));
}

TEST(BibtexWriter, GivesBackNaughtyStringsInEveryField)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    for (const std::string& text : strings) {
        SCOPED_TRACE(text);
        // In TeX white space is a space, and has none at the ends; semicolons part keywords.
        std::string line(trimmed(text));
        std::replace(line.begin(), line.end(), '\t', ' ');
        std::string keyword = line;
        std::replace(keyword.begin(), keyword.end(), ';', ',');
        while (keyword.ends_with(',') || keyword.ends_with(' '))
            keyword.pop_back();
        const Record record{.title = line,
                            .abstract = line + "\n" + line + "\n\n" + line,
                            .authors = {{.family = line, .given = "Anne"},
                                        {.family = "Roy", .given = line},
                                        {.name = line}},
                            .contributors = {{.name = line}},
                            .publisher = line,
                            .container = {.title = line, .volume = line, .issue = line}};
        const ReadResult result =
            read_as_bibtex(written(bibtex_writer, {record, {.title = "Next"}}));
        ASSERT_EQ(result.kept.size(), 2u);
        EXPECT_EQ(result.kept[0].record, record);
    }
}

}  // namespace
}  // namespace findings
