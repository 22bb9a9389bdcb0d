#include "library/formats/evidence_xml.hpp"

#include "tests/library/formats/evidence_documents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <sstream>

namespace findings {
namespace {

using test::full_guide;
using test::full_summary;
using test::with;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Reading {
    std::vector<Record> records;
    std::vector<std::string> faults;
    std::vector<std::string> notes;
};

Reading read(const std::string& document)
{
    std::istringstream in(document);
    Reading reading;
    const ReadSink sink{
        [&](ReadRecord read) {
            reading.records.push_back(std::move(read.record));
            reading.notes.insert(reading.notes.end(), read.notes.begin(), read.notes.end());
        },
        [&](const Rejection& rejection) { reading.faults.push_back(str(rejection)); }};
    read_evidence_xml(in, "a.xml", sink);
    return reading;
}

std::string written(const std::vector<Record>& records)
{
    std::ostringstream out;
    write_records(evidence_xml_writer, out, records);
    return out.str();
}

/// What full_summary() says.
Record summary()
{
    const auto language = [](std::string_view tag) { return *Language::parse(tag); };
    return {
        .id = RecordId::parse("01JD0000000000000000000001"),
        .kind = Kind::research_summary,
        .status = Status::superseded,
        .language = language("en-CA"),
        .title = "Family finding for children in long-term care",
        .translated_titles = {{language("fr"), "Rechercher la famille des enfants placés"},
                              {language("de"), "Familiensuche"}},
        .question = "Does searching for relatives help children to leave care?",
        .bottom_line = "Searching finds many relatives, with no clear effect on leaving care.",
        .key_messages = {"Most searches find relatives whom nobody knew of.",
                         "Finding them does not by itself lead home."},
        .plain_summary = "Children in care often lose touch with their relatives.\n\nThis looks at "
                         "what a search does.",
        .abstract = "We searched seven databases & screened 1,200 records.",
        .implications = {{"practitioner", "Plan what comes after the search."},
                         {"", "Ask the child whom to look for."}},
        .recommendations = {{"Begin the search in the first month.", "should",
                             "Later searches found fewer relatives."}},
        .sections = {{"Steps", "First.\n\nSecond."}},
        .limitations = "Few studies, all from one country.",
        .equity_note = "No study says how Indigenous families fared.",
        .authors = {{.family = "Tremblay",
                     .given = "Anne",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .role = "writing_original_draft",
                     .organisation = "Example Evidence Centre",
                     .ror = Url::parse("https://ror.org/02mhbdp94")},
                    {.name = "Example Evidence Centre"}},
        .contributors = {{.family = "Roy", .role = "expert_by_experience"}},
        .publisher = "Example Evidence Centre",
        .container = {"Example Papers", "3", "2", "12-19"},
        .owner = "summaries@example.org",
        .doi = Doi::parse("10.5555/ab(12)3;45"),
        .pmid = Pmid::parse("12345678"),
        .pmcid = Pmcid::parse("PMC1234567"),
        .isbns = {*Isbn::parse("9780306406157")},
        .issns = {*Issn::parse("2434-561X")},
        .url = Url::parse("https://example.org/summaries/1?a=b#c"),
        .issued = Date::parse("2024-05-17"),
        .modified = Date::parse("2024-06"),
        .evidence_to = Date::parse("2023"),
        .review_by = Date::parse("2027-05-17"),
        .evidence_type = EvidenceType::systematic_review,
        .knowledge_source = KnowledgeSource::research,
        .direction = Direction::no_clear_effect,
        .confidence = ConfidenceInterval{Confidence::limited, Confidence::moderate},
        .review_quality = ReviewQuality::moderate,
        .ratings = {{"cebc", "4", "CEBC", 2019, "permanence", "programme",
                     Url::parse("https://example.org/rating")}},
        .outcomes = {{"permanence", Direction::no_clear_effect, "Left care within two years", 6,
                      Confidence::limited}},
        .n_studies = 6,
        .n_people = 1423,
        .areas = {"kinship", "reunification"},
        .keywords = {"relatives"},
        .population = {"children_in_care", "adolescents"},
        .setting = {"foster_home"},
        .interventions = {"Family Finding"},
        .comparison = "Usual casework",
        .studied_in = {*Country::parse("US"), *Country::parse("CA-ON")},
        .applies_in = {*Country::parse("GB-SCT")},
        .audience = {"practitioner", "supervisor"},
        .practice_stages = {"planning"},
        .sources = {{"Doe J. Searching for relatives. 2023.", Doi::parse("10.5555/12345678"),
                     Pmid::parse("23456789"), Isbn::parse("9780306406157"),
                     Url::parse("https://example.org/doe")}},
        .references = {{.citation = "Roe R. Kin. 2020."}},
        .supersedes = RecordId::parse("01JD0000000000000000000003"),
        .superseded_by = RecordId::parse("01JD0000000000000000000004"),
        .translation = Translation{*RecordId::parse("01JD0000000000000000000005"), 2,
                                   TranslationMethod::machine_checked},
        .files = {{"files/summary.pdf",
                   "application/pdf",
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                   {"taggedPDF", "alternativeText"}}},
        .licence = "CC-BY-4.0",
        .access = Access::open,
        .open_copy = Url::parse("https://example.org/open.pdf"),
        .funding = "none",
        .conflicts = "none declared",
        .minutes = 4,
        .level = Level::introductory,
    };
}

TEST(EvidenceXml, ReadsEveryField)
{
    const Reading reading = read(full_summary());
    EXPECT_THAT(reading.faults, IsEmpty());
    ASSERT_EQ(reading.records.size(), 1U);
    EXPECT_EQ(reading.records[0], summary());
}

TEST(EvidenceXml, ReadsGuidesAndManyRecordsOfAFile)
{
    Record guide = summary();
    guide.id = RecordId::parse("01JD0000000000000000000002");
    guide.kind = Kind::practice_guide;
    guide.review_by = Date::parse("2026-05-17");
    const std::string document = full_guide();
    EXPECT_THAT(read(document).records, ElementsAre(guide));
    const std::size_t at = document.find("<practiceGuide");
    const std::string one = document.substr(at, document.find("</evidence>") - at);
    EXPECT_THAT(read(document.substr(0, at) + one + one + "</evidence>").records,
                ElementsAre(guide, guide));
}

TEST(EvidenceXml, WhatIsWrittenReadsBackEqual)
{
    Record study{.kind = Kind::study, .title = "A < B & \"C\" — d’é"};
    study.abstract = "One.\n\nTwo.";
    study.outcomes = {{.outcome = "words of the source"}};
    study.authors = {{.name = "Somebody"}, {.family = "Both", .name = "And"}};
    study.ratings = {{.scheme = "grade"}};
    study.references = {{.doi = Doi::parse("10.1000/<1::aid>3.0.co;2-#")}};
    Record guide = summary();
    guide.kind = Kind::practice_guide;
    guide.review_by = Date::parse("2025-05");
    const std::vector<Record> records = {summary(), study, guide};
    const Reading reading = read(written(records));
    EXPECT_THAT(reading.faults, IsEmpty());
    EXPECT_THAT(reading.notes, IsEmpty());
    EXPECT_EQ(reading.records, records);
}

TEST(EvidenceXml, TellsAllFaultsOfARecordAtOnceEachAtItsPlace)
{
    EXPECT_THAT(
        read(R"(<researchSummary xmlns="https://findings.example/ns/evidence/1" status="new"
    id="01JD0000000000000000000001" lang="en">
  <title>A</title>
  <bottomline>B</bottomline>
  <keyMessages><message/></keyMessages>
  <limitations>x <b>y</b></limitations>
  <implications>text<implication role="boss">A</implication></implications>
  <authors><author><orcid>0000-0002-1825-0098</orcid></author></authors>
  <publisher>P</publisher><owner>O</owner>
  <doi>https://doi.org/10.5555/1</doi>
  <isbns><isbn>9780306406158</isbn></isbns>
  <issued>2024-02-30</issued>
  <reviewBy>2031</reviewBy>
</researchSummary>)")
            .faults,
        testing::IsSupersetOf({
            HasSubstr("a.xml:1:1: status of <researchSummary> cannot be \"new\"; use one of draft, "
                      "in_review, published, stale, superseded, withdrawn, retracted"),
            HasSubstr("a.xml:1:1: <researchSummary> has no attribute lang; write xml:lang, or take "
                      "it out"),
            HasSubstr("a.xml:1:1: <researchSummary> has no attribute xml:lang; add it: "),
            HasSubstr("a.xml:1:1: <question> is missing; add it: The question that the research"),
            HasSubstr("a.xml:1:1: <bottomLine> is missing; "),
            HasSubstr("a.xml:1:1: <minutes> is missing; "),
            HasSubstr("a.xml:4:3: <bottomline> is not an element of <researchSummary>; write "
                      "<bottomLine>, or take it out"),
            HasSubstr("a.xml:5:16: <message> is empty; "),
            HasSubstr("a.xml:6:18: <b> stands in <limitations>, which holds text only; "),
            HasSubstr(
                "a.xml:6:3: <limitations> is not where it belongs in the order; move it behind "
                "<implications>"),
            HasSubstr("a.xml:7:3: there is text in <implications> before its first element; "),
            HasSubstr("a.xml:7:21: role of <implication> cannot be \"boss\"; use one of pract"),
            HasSubstr("a.xml:8:12: <author> has no <family> and no <name>; "),
            HasSubstr("a.xml:10:3: <doi> cannot be \"https://doi.org/10.5555/1\"; correct it: "
                      "Digital object identifier, without \"https://doi.org/\" in front"),
            HasSubstr("a.xml:11:10: <isbn> cannot be \"9780306406158\"; "),
            HasSubstr("a.xml:12:3: <issued> cannot be \"2024-02-30\"; correct it: A year, a month "
                      "or a day: 2024, 2024-05 or 2024-05-17"),
        }));
}

TEST(EvidenceXml, TellsAlsoWhatTheSchemaCannotSay)
{
    const auto fault = [](std::string_view from, std::string_view to) {
        const Reading reading = read(with(full_summary(), from, to));
        return reading.faults.size() == 1 ? reading.faults[0] : "";
    };
    EXPECT_EQ(fault("Searching finds", "One two three four five six seven eight nine ten eleven "
                                       "twelve thirteen fourteen fifteen sixteen finds"),
              "a.xml:9:3: <bottomLine> has 26 words, more than 25; take 1 words out");
    EXPECT_THAT(fault("9780306406157", "9780306406158"),
                HasSubstr("a.xml:64:10: <isbn> cannot be \"9780306406158\"; correct it"));
    EXPECT_THAT(fault("2434-561X", "2434-5611"), HasSubstr("a.xml:65:10: <issn> cannot be"));
    EXPECT_THAT(fault("1825-0097", "1825-0098"), HasSubstr("<orcid> cannot be"));
    EXPECT_THAT(fault("<group>adolescents", "<group>children_in_care"),
                HasSubstr("<population> 2 is there already; "));
    EXPECT_THAT(fault("2024-06", "2024-03"), HasSubstr("a.xml:68:3: <modified> 2024-03 is before"));
}

TEST(EvidenceXml, WhatIsMissingOrNoValueIsToldOnce)
{
    const Reading reading = read(with(with(full_summary(), "<minutes>4</minutes>", ""),
                                      "<issued>2024-05-17", "<issued>May"));
    EXPECT_THAT(reading.faults, ElementsAre(HasSubstr("<minutes> is missing"),
                                            HasSubstr("<issued> cannot be \"May\"")));
}

TEST(EvidenceXml, FaultsWithoutEndAreCounted)
{
    std::string many;
    for (int i = 0; i < 500; ++i)
        many += "<x/>";
    const Reading reading = read(with(full_summary(), "<title>", many + "<title>"));
    EXPECT_EQ(reading.faults.size(), 101U);
    EXPECT_THAT(reading.faults.back(),
                HasSubstr("from here on there are 400 more faults; mend those before it first"));
}

TEST(EvidenceXml, AFaultyRecordLeavesTheOthersAlone)
{
    std::string document = full_guide();
    const std::size_t at = document.find("<practiceGuide");
    document.insert(at, "<practiceGuide/><foo/>");
    const Reading reading = read(document);
    EXPECT_EQ(reading.records.size(), 1U);
    EXPECT_THAT(reading.faults, testing::Contains(HasSubstr(
                                    "a.xml:2:17: <foo> is not a record of native XML; use one of "
                                    "<practiceGuide>, <record>, <researchSummary>")));
}

TEST(EvidenceXml, TellsWhatIsWrongAroundTheRecords)
{
    const std::array<std::pair<std::string_view, const char*>, 6> cases = {{
        {"<evidence xmlns='https://findings.example/ns/evidence/1'/>",
         "a.xml:1:1: there is no record in it; add one of <practiceGuide>, "},
        {"<evidence xmlns='https://findings.example/ns/evidence/1' a='b'>x<evidence/></evidence>",
         "a.xml:1:1: <evidence> has no attribute a; "},
        {"<researchSummary/>", "a.xml:1:1: <researchSummary> is not of the namespace of native "
                               "XML; write xmlns=\"https:/"},
        {"<x:evidence xmlns:x='urn:other'/>", "a.xml:1:1: <evidence> is not of the namespace"},
        {"<evidence>", "a.xml:1:1"},
        {"", "a.xml: the file is empty; "},
    }};
    for (const auto& [document, fault] : cases) {
        SCOPED_TRACE(document);
        const Reading reading = read(std::string(document));
        ASSERT_FALSE(reading.faults.empty());
        EXPECT_THAT(reading.faults[0], testing::StartsWith(fault));
    }
}

TEST(EvidenceXml, ARecordFromOutsideIsHeldToNoSchemaButWhatIsLostIsSaid)
{
    const Reading reading = read(R"(<record xmlns="https://findings.example/ns/evidence/1"
        kind="study" status="published"><title>A</title><new>B</new></record>)");
    EXPECT_THAT(reading.records, ElementsAre(Record{.kind = Kind::study, .title = "A"}));
    EXPECT_THAT(reading.notes, ElementsAre("<new> in <record> is not known and was passed over"));
    EXPECT_THAT(read(R"(<record xmlns="https://findings.example/ns/evidence/1" kind="study"
        status="published"><title>A</title><doi>B</doi><translation of="x"/></record>)")
                    .faults,
                ElementsAre(HasSubstr("<doi> cannot be \"B\""),
                            HasSubstr("of of <translation> cannot be \"x\""),
                            HasSubstr("<translation> is not whole; ")));
}

TEST(EvidenceXml, TheExamplesOfItsPageHaveNoFault)
{
    std::ifstream page(std::string(FINDINGS_SOURCE) + "/docs/formats/evidence.md");
    std::stringstream text;
    text << page.rdbuf();
    int examples = 0;
    std::string rest = text.str();
    for (std::size_t at = rest.find("```xml\n"); at != std::string::npos;
         at = rest.find("```xml\n")) {
        rest = rest.substr(at + 7);
        const Reading reading = read(rest.substr(0, rest.find("```")));
        EXPECT_THAT(reading.faults, IsEmpty());
        EXPECT_EQ(reading.records.size(), 1U);
        ++examples;
    }
    EXPECT_EQ(examples, 2);
}

}  // namespace
}  // namespace findings
