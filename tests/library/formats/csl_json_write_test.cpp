#include "library/formats/csl_json.hpp"

#include "library/base/text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/json_items.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <sstream>

namespace findings {
namespace {

using namespace std::string_literals;
using testing::IsEmpty;

ReadResult read_as_csl(const std::string& document)
{
    return read_text(read_csl_json, document, "a.json");
}

/// What docs/formats/csl_json.md says that CSL holds of a person.
Agent held(const Agent& agent, bool is_author)
{
    Agent kept{.family = agent.family, .given = agent.given, .name = agent.name};
    if (!is_author && (agent.role == "editor" || agent.role == "translator"))
        kept.role = agent.role;
    return kept;
}

/// What docs/formats/csl_json.md says that CSL holds of a record.
Record held(const Record& record)
{
    Record kept{
        .kind = record.kind == Kind::policy && record.evidence_type == EvidenceType::law
                    ? Kind::policy
                    : Kind::study,
        .status = says_retracted(record.title) ? Status::retracted : record.status,
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

TEST(CslJsonWriter, WritesItemsThatCiteprocTakes)
{
    const Record record{.language = Language::parse("fr"),
                        .title = "Soins",
                        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "Centre"}},
                        .container = {.title = "Revue", .volume = "1"},
                        .doi = Doi::parse("10.1234/x"),
                        .issued = Date::parse("2020-05")};
    EXPECT_EQ(
        written(csl_json_writer, {record}),
        "[\n{\"id\":\"1\",\"type\":\"article-journal\",\"title\":\"Soins\",\"author\":[{"
        "\"family\":\"Roy\",\"given\":\"Anne\"},{\"literal\":\"Centre\"}],\"container-title\":"
        "\"Revue\",\"volume\":\"1\",\"issued\":{\"date-parts\":[[2020,5]]},\"DOI\":\"10.1234/"
        "x\",\"language\":\"fr\"}\n]\n");
    EXPECT_EQ(written(csl_json_writer, {}), "[\n]\n");
}

TEST(CslJsonWriter, GivesBackEverySampleAsFarAsCslHoldsIt)
{
    const std::vector<Record>& samples = corpus_samples();
    const ReadResult result = read_as_csl(written(csl_json_writer, samples));
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SCOPED_TRACE(samples[i].title);
        EXPECT_EQ(result.kept[i].record, held(samples[i]));
    }
}

TEST(CslJsonWriter, GivesBackNaughtyStringsInEveryField)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    for (const std::string& text : strings) {
        SCOPED_TRACE(text);
        const std::string line(trimmed(text));
        const Record record{.title = line,
                            .abstract = line + "\n" + text + "\n\n" + line,
                            .authors = {{.family = line, .given = line}, {.name = line}},
                            .contributors = {{.name = line}},
                            .publisher = line,
                            .container = {.title = line, .volume = line, .issue = line},
                            .keywords = {line}};
        const ReadResult result =
            read_as_csl(written(csl_json_writer, {record, {.title = "Next"}}));
        ASSERT_EQ(result.kept.size(), 2u);
        EXPECT_EQ(result.kept[0].record, record);
    }
}

}  // namespace
}  // namespace findings
