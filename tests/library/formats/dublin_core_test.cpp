#include "library/formats/dublin_core.hpp"

#include "library/formats/export_text.hpp"
#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A document of one record with these elements.
std::string record_with(const std::string& elements)
{
    return "<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' "
           "xmlns:dc='http://purl.org/dc/elements/1.1/'>" +
           elements + "</oai_dc:dc>";
}

ReadRecord read_one(const std::string& elements)
{
    ReadResult result = read_text(read_dublin_core, record_with(elements), "a.xml");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

/// Names alone: Dublin Core says nothing else of people.
std::vector<Agent> names_of(const std::vector<Agent>& agents)
{
    std::vector<Agent> names;
    for (const Agent& agent : agents)
        names.push_back({.family = agent.family, .given = agent.given, .name = agent.name});
    return names;
}

/// What docs/formats/dublin_core.md says is left of a record.
Record as_held(const Record& record)
{
    return {.kind = is_native_kind(record.kind) ? Kind::study : record.kind,
            .language = record.language,
            .title = record.title,
            .translated_titles = record.translated_titles,
            .abstract = abstract_text(record),
            .authors = names_of(record.authors),
            .contributors = names_of(record.contributors),
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
            .studied_in = record.studied_in,
            .licence = record.licence,
            .access = record.access == Access::open ? record.access : std::nullopt};
}

TEST(DublinCore, ReadsARecordWhole)
{
    const ReadRecord read = read_one("<dc:title>Kinship care</dc:title>"
                                     "<dc:title xml:lang='fr'>Les proches</dc:title>"
                                     "<dc:creator>Roy, Anne</dc:creator>"
                                     "<dc:contributor>Health Canada</dc:contributor>"
                                     "<dc:subject>kin</dc:subject>"
                                     "<dc:description>One.\n\n Two\n lines.</dc:description>"
                                     "<dc:publisher>CWLA</dc:publisher>"
                                     "<dc:date>2020-05-03T10:00:00Z</dc:date>"
                                     "<dc:date>2019</dc:date>"
                                     "<dc:type>info:eu-repo/semantics/article</dc:type>"
                                     "<dc:type>Systematic Review</dc:type>"
                                     "<dc:identifier>https://doi.org/10.1234/ABC</dc:identifier>"
                                     "<dc:identifier>PMID:123</dc:identifier>"
                                     "<dc:identifier>https://example.org/1</dc:identifier>"
                                     "<dc:source>Child Welfare; Vol 12, No 3 (2019): Kin; 10-19"
                                     "</dc:source>"
                                     "<dc:source>0009-4021</dc:source>"
                                     "<dc:language>eng</dc:language>"
                                     "<dc:coverage>CA-ON</dc:coverage>"
                                     "<dc:rights>info:eu-repo/semantics/openAccess</dc:rights>"
                                     "<dc:rights>http://creativecommons.org/licenses/by/4.0/"
                                     "</dc:rights>");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kinship care",
        .translated_titles = {{*Language::parse("fr"), "Les proches"}},
        .abstract = "One.\n\nTwo lines.",
        .authors = {{.family = "Roy", .given = "Anne"}},
        .contributors = {{.name = "Health Canada"}},
        .publisher = "CWLA",
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .pmid = Pmid::parse("123"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/1"),
        .issued = Date::parse("2019"),
        .evidence_type = EvidenceType::systematic_review,
        .keywords = {"kin"},
        .studied_in = {*Country::parse("CA-ON")},
        .licence = "CC-BY-4.0",
        .access = Access::open,
    };
    EXPECT_EQ(read.record, expected);
    EXPECT_THAT(read.notes, ElementsAre("another date: 2020-05-03"));
}

TEST(DublinCore, SaysWhatItHasNoPlaceFor)
{
    const ReadRecord read = read_one("<dc:title>T</dc:title><dc:title>Other</dc:title>"
                                     "<dc:identifier>oai:x:1</dc:identifier>"
                                     "<dc:rights>Ask us.</dc:rights>"
                                     "<dc:relation>See also</dc:relation>"
                                     "<dc:type>Pamphlet</dc:type>"
                                     "<dc:format>application/pdf</dc:format>");
    EXPECT_THAT(read.notes,
                ElementsAre("an identifier: oai:x:1", "rights: Ask us.", "relation: See also",
                            "format: application/pdf", "another title: Other",
                            "the type of work, in other words: Pamphlet"));
}

TEST(DublinCore, KeepsAnAbstractInAnotherLanguageApart)
{
    const ReadRecord read = read_one("<dc:title>T</dc:title><dc:language>en</dc:language>"
                                     "<dc:description xml:lang='fr'>Oui.</dc:description>"
                                     "<dc:description xml:lang='en'>Yes.</dc:description>");
    EXPECT_EQ(read.record.abstract, "Yes.");
    EXPECT_THAT(read.record.sections, ElementsAre(Section{"Abstract (fr)", "Oui."}));
}

TEST(DublinCore, FindsItsRecordsInWhatRepositoriesAnswer)
{
    const std::string document =
        "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords>"
        "<record><header status='deleted'><identifier>oai:x:1</identifier></header></record>"
        "<record><metadata>" +
        record_with("<dc:title>One</dc:title>") + "</metadata></record><record><metadata>" +
        record_with("<dc:language>en</dc:language>") + "</metadata></record><record><metadata>" +
        record_with("<dc:title>Three</dc:title>") + "</metadata></record></ListRecords></OAI-PMH>";
    EXPECT_EQ(format_of(document, "a.xml"), format_named("dublin_core"));
    const ReadResult result = read_text(read_dublin_core, document, "a.xml");
    ASSERT_THAT(result.kept, SizeIs(2));
    EXPECT_EQ(result.kept[1].record.title, "Three");
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_THAT(str(result.rejected[0]), HasSubstr("has neither title nor identifier"));
    EXPECT_EQ(result.rejected[0].place.line, 1U);
}

TEST(DublinCore, RefusesADocumentWithoutARecord)
{
    const ReadResult result = read_text(read_dublin_core, "<dcx/>", "a.xml");
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_EQ(result.rejected[0].what, "there is no Dublin Core record in it");
}

TEST(DublinCore, ReadsBackWhatItWroteOfEverySample)
{
    const std::vector<Record>& samples = corpus_samples();
    ASSERT_THAT(samples, SizeIs(testing::Ge(50U)));
    const ReadResult result =
        read_text(read_dublin_core, written(dublin_core_writer, samples), "a.xml");
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        EXPECT_EQ(to_json(result.kept[i].record), to_json(as_held(samples[i])));
}

TEST(DublinCore, ReadsBackWhatItWroteOfAPolicyAboutAStudy)
{
    for (const Kind kind : {Kind::policy, Kind::tool, Kind::study, Kind::account}) {
        const Record record{.kind = kind,
                            .title = "T",
                            .container = {.title = "A; B", .issue = "3", .pages = "e1"},
                            .evidence_type = EvidenceType::policy};
        const ReadResult result =
            read_text(read_dublin_core, written(dublin_core_writer, {record}), "a.xml");
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record, record);
    }
}

TEST(DublinCore, NaughtyStringsComeBackOrAreNoValidRecord)
{
    for (const std::string& text : naughty_strings()) {
        SCOPED_TRACE(text);
        const Record record{.title = "T" + text + "T",
                            .abstract = text + "T",
                            .authors = {{.family = "F" + text + "F", .given = "G"}},
                            .publisher = "P" + text + "P",
                            .keywords = {"K" + text + "K"}};
        const ReadResult result =
            read_text(read_dublin_core, written(dublin_core_writer, {record}), "a.xml");
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(essence(result.kept[0].record.title), essence(record.title));
        EXPECT_EQ(essence(result.kept[0].record.publisher), essence(record.publisher));
        EXPECT_EQ(essence(result.kept[0].record.abstract), essence(record.abstract));
        EXPECT_THAT(result.kept[0].record.keywords, SizeIs(1));
        EXPECT_THAT(result.kept[0].record.authors, SizeIs(1));
    }
}

TEST(DublinCoreOfRepositories, IsRead)
{
    const std::filesystem::path folder = test_data() / "formats" / "oai_pmh" / "sickle";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "no test data";
    const ReadResult one = read_path(read_dublin_core, folder / "GetRecord.xml");
    ASSERT_THAT(one.kept, SizeIs(1));
    EXPECT_EQ(one.kept[0].record.title, "Sample Title");
    EXPECT_THAT(one.kept[0].record.authors, Contains(Agent{.name = "John Doe"}));
    EXPECT_EQ(one.kept[0].record.container.title, "Sample Source");
    for (const char* list : {"ListRecords.xml", "ListRecords2.xml", "ListRecords4.xml"})
        EXPECT_THAT(read_path(read_dublin_core, folder / list).kept, testing::Not(IsEmpty()))
            << list;
}

}  // namespace
}  // namespace findings
