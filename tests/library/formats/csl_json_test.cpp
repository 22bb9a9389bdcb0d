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

namespace fs = std::filesystem;
using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_csl(const std::string& document)
{
    return read_text(read_csl_json, document, "a.json");
}

ReadRecord read_one(const std::string& members)
{
    ReadResult result =
        read_as_csl(R"([{"type": "article-journal", "title": "A study")" + members + "}]");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

Record record_of(const std::string& members)
{
    return read_one(members).record;
}

std::vector<std::string> titles(const ReadResult& result)
{
    std::vector<std::string> found;
    for (const ReadRecord& read : result.kept)
        found.push_back(read.record.title);
    return found;
}

// ---- items

std::vector<std::string> items(const std::string& document)
{
    std::istringstream in(document);
    JsonItems list(in);
    std::vector<std::string> found;
    while (list.next())
        found.push_back(std::to_string(list.position().line) + ":" +
                        std::to_string(list.position().column) + " " + std::string(list.item()));
    if (!list.fault().empty())
        found.push_back("fault " + std::to_string(list.fault_position().line) + ":" +
                        std::to_string(list.fault_position().column) + " " +
                        std::string(list.fault()));
    return found;
}

TEST(JsonItems, ArePartedInArraysAndLines)
{
    EXPECT_THAT(
        items("[{\"a\": \"]}\\\"\"},\n é, 12 , \"x,y\",[1,[2]]]"),
        ElementsAre("1:2 {\"a\": \"]}\\\"\"}", "2:2 é", "2:5 12", "2:10 \"x,y\"", "2:16 [1,[2]]"));
    EXPECT_THAT(items("{\"a\":1}\n{\"b\":{}}\n"), ElementsAre("1:1 {\"a\":1}", "2:1 {\"b\":{}}"));
    EXPECT_THAT(items(" [ ] \n"), IsEmpty());
    EXPECT_THAT(items(""), IsEmpty());
    EXPECT_THAT(items("\xEF\xBB\xBF[1]"), ElementsAre("1:2 1"));
}

TEST(JsonItems, SayWhereTheirArrayIsBroken)
{
    EXPECT_THAT(items("x"), ElementsAre("fault 1:1 the document begins with neither [ nor {"));
    EXPECT_THAT(items("[1 2]"),
                ElementsAre("1:2 1", "fault 1:4 there is no comma between two items"));
    EXPECT_THAT(items("[1,]"), ElementsAre("1:2 1", "fault 1:4 an item is missing here"));
    EXPECT_THAT(items("[,1]"), ElementsAre("fault 1:2 an item is missing here"));
    EXPECT_THAT(items("[1,\n"),
                ElementsAre("1:2 1", "fault 2:1 the document ends before the end of its array"));
    EXPECT_THAT(items("[1]\n]"),
                ElementsAre("1:2 1", "fault 2:1 text follows the end of the array"));
    EXPECT_THAT(items("{}x"),
                ElementsAre("1:1 {}", "fault 1:3 something that is no object follows an object"));
    EXPECT_THAT(
        items("[{\"a\": [1"),
        ElementsAre("1:2 {\"a\": [1", "fault 1:10 the document ends before the end of its array"));
}

TEST(JsonItems, AreTheSameWhereverABlockEnds)
{
    for (std::size_t length = 64 * 1024 - 12; length < 64 * 1024 + 3; ++length) {
        const std::string text = "[\"" + std::string(length, 'x') + R"(", {"a": "\\\""}, 12345])";
        std::istringstream in(text);
        JsonItems list(in);
        std::vector<std::string> found;
        while (list.next())
            found.emplace_back(list.item());
        ASSERT_THAT(found, SizeIs(3)) << length;
        EXPECT_EQ(found[1], R"({"a": "\\\""})");
        EXPECT_EQ(found[2], "12345");
    }
}

// ---- reading

TEST(CslJson, ReadsAnItemWhole)
{
    const ReadResult result = read_as_csl(R"([
  {"id": "x", "type": "article-journal", "title": "Kinship <i>care</i>",
   "author": [{"family": "Roy", "given": "Anne", "suffix": "Jr.", "ORCID": "https://orcid.org/0000-0002-1825-0097",
               "affiliation": [{"name": "A"}, {"name": "B"}]},
              {"non-dropping-particle": "van der", "dropping-particle": "de", "family": "Aalst", "given": "W."},
              {"literal": "World Health Organization"}],
   "editor": [{"family": "Ed", "given": "It"}],
   "container-title": "Child Welfare", "volume": 12, "issue": "3", "page": "10–19",
   "issued": {"date-parts": [["2020", 5, 3]]},
   "DOI": "10.1234/ABC", "PMID": "123", "PMCID": "PMC9", "ISSN": "0009-4021, 1234-5679",
   "URL": "https://example.org/a", "abstract": "<jats:p>One.</jats:p>", "language": "en-GB",
   "publisher": "CWLA", "keyword": "kin, care", "genre": "Systematic Review"}
])");
    const Record expected{
        .language = Language::parse("en-GB"),
        .title = "Kinship care",
        .abstract = "One.",
        .authors = {{.family = "Roy",
                     .given = "Anne, Jr.",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .organisation = "A; B"},
                    {.family = "van der Aalst", .given = "W. de"},
                    {.name = "World Health Organization"}},
        .contributors = {{.family = "Ed", .given = "It", .role = "editor"}},
        .publisher = "CWLA",
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .pmid = Pmid::parse("123"),
        .pmcid = Pmcid::parse("PMC9"),
        .issns = {*Issn::parse("0009-4021"), *Issn::parse("1234-5679")},
        .url = Url::parse("https://example.org/a"),
        .issued = Date::parse("2020-05-03"),
        .evidence_type = EvidenceType::systematic_review,
        .keywords = {"kin", "care"},
    };
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record, expected);
    EXPECT_EQ(result.kept[0].place, (Place{"a.json", 2, 3}));
    EXPECT_THAT(result.kept[0].notes, IsEmpty());
}

TEST(CslJson, ReadsAnswersOfCrossref)
{
    const ReadResult result =
        read_as_csl(R"({"status": "ok", "message-type": "work-list", "message": {"items": [
  {"type": "journal-article", "title": ["Kinship"], "subtitle": ["A review"], "container-title": ["J"],
   "ISSN": ["0009-4021"], "published-online": {"date-parts": [[2019, 12]]}, "subject": ["Law"],
   "license": [{"URL": "http://creativecommons.org/licenses/by/4.0/"}]},
  {"type": "posted-content", "title": ["Two"]}]}})");
    EXPECT_THAT(titles(result), ElementsAre("Kinship: A review", "Two"));
    EXPECT_EQ(result.kept[0].record.container.title, "J");
    EXPECT_EQ(result.kept[0].record.issued, Date::parse("2019-12"));
    EXPECT_EQ(result.kept[0].record.licence, "CC-BY-4.0");
    EXPECT_THAT(result.kept[0].record.keywords, ElementsAre("Law"));
    EXPECT_THAT(result.kept[1].notes, ElementsAre("the type of work: preprint"));
}

TEST(CslJson, ReadsDatesInAllTheirForms)
{
    const std::vector<std::pair<std::string, std::string>> dates{
        {R"({"date-parts": [[2020]]})", "2020"},
        {R"({"date-parts": [["2020", "5"]]})", "2020-05"},
        {R"({"date-parts": [[2020, 2, 31]]})", "2020-02"},
        {R"({"date-parts": [[2020, 13]]})", "2020"},
        {R"({"date-parts": [[2019, 1], [2020, 2]]})", "2019-01"},
        {R"({"raw": "May 2015"})", "2015-05"},
        {R"({"literal": "circa 1999"})", "1999"},
        {R"("2015-05-03")", "2015-05-03"},
        {R"({"date-parts": [[null]]})", ""},
        {R"({"date-parts": [[999999999999]]})", ""},
        {R"({"date-parts": []})", ""},
        {"17", ""},
    };
    for (const auto& [json, expected] : dates) {
        SCOPED_TRACE(json);
        const auto issued = record_of(R"(, "issued": )" + json).issued;
        EXPECT_EQ(issued ? issued->str() : "", expected);
    }
}

TEST(CslJson, SaysWhatARecordCannotHold)
{
    EXPECT_THAT(
        read_one(R"(, "publisher-place": "Berlin", "edition": 2, "DOI": "x", "language": "Klingon",
                           "author": "Roy", "ISSN": "1234-0000", "issued": {})")
            .notes,
        ElementsAre("author is no list of names: Roy", "issued is no date", "DOI is no DOI: x",
                    "ISSN is no ISSN: 1234-0000", "language is no language that is known: Klingon",
                    "publisher-place has no place in a record",
                    "edition has no place in a record"));
}

TEST(CslJson, KnowsLawsAndRetractions)
{
    const Record law = read_as_csl(R"({"type": "legislation", "title": "Act"})").kept.at(0).record;
    EXPECT_EQ(law.kind, Kind::policy);
    EXPECT_EQ(record_of(R"(, "status": "retracted")").status, Status::retracted);
}

// ---- rejections

TEST(CslJson, RefusesABadItemAndKeepsTheGoodOnes)
{
    const ReadResult result = read_as_csl("[{\"type\": \"book\", \"title\": \"One\"},\n"
                                          " {\"type\": \"book\"},\n"
                                          " {\"type\": book},\n"
                                          " \"text\",\n"
                                          " {\"title\": \"caf\xE9\"},\n"
                                          " {\"type\": \"book\", \"title\": \"Two\"}]");
    EXPECT_THAT(titles(result), ElementsAre("One", "Two"));
    std::vector<std::string> said;
    for (const Rejection& rejection : result.rejected)
        said.push_back(str(rejection.place) + " " + rejection.what);
    EXPECT_THAT(said, ElementsAre("a.json:2:2 the item has neither title nor identifier",
                                  HasSubstr("a.json:3:11 the item is no JSON: "),
                                  "a.json:4:2 the item is no object",
                                  HasSubstr("a.json:5:16 the item is no JSON: ")));
}

TEST(CslJson, KeepsWhatCameBeforeATruncation)
{
    const ReadResult result = read_as_csl("[{\"title\": \"One\"}, {\"title\": \"Tw");
    EXPECT_THAT(titles(result), ElementsAre("One"));
    EXPECT_THAT(result.rejected, SizeIs(2));
}

TEST(CslJson, RefusesAnItemThatIsTooLargeOrTooDeep)
{
    const ReadResult large = read_as_csl("[{\"title\": \"" + std::string(17 * 1024 * 1024, 'x') +
                                         "\"}, {\"title\": \"Two\"}]");
    EXPECT_THAT(titles(large), ElementsAre("Two"));
    EXPECT_THAT(large.rejected, SizeIs(1));
    const ReadResult deep = read_as_csl("[" + std::string(1'000'000, '[') + "]");
    EXPECT_THAT(deep.kept, IsEmpty());
    EXPECT_FALSE(deep.rejected.empty());
}

TEST(CslJson, RefusesEveryMalformedDocumentOfTheSuite)
{
    const fs::path folder = test_data() / "hostile" / "json";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    int malformed = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json")
            continue;
        const ReadResult result = read_path(read_csl_json, entry.path());
        if (!entry.path().filename().string().starts_with("n_"))
            continue;
        ++malformed;
        EXPECT_THAT(result.kept, IsEmpty()) << entry.path();
        EXPECT_FALSE(result.rejected.empty()) << entry.path();
    }
    EXPECT_GT(malformed, 100);
}

TEST(CslJson, RecognisesItsOwnFilesOnly)
{
    const std::vector<std::pair<std::string, bool>> documents{
        {R"([{"id": "a", "type": "article-journal", "author": [{"family": "Roy")", true},
        {"\xEF\xBB\xBF\n{\n \"title\": \"x\", \"type\" : \"book\"", true},
        {R"({"message": {"type": "journal-article", "title": ["x"])", true},
        {R"({"@context": "https://schema.org", "@type": "Book", "type": "book", "title": "x"})",
         false},
        {R"({"id": "https://openalex.org/W1", "type": "article", "title": "x"})", false},
        {R"([{"type": "Feature", "title": "x"}])", false},
        {R"([{"kind": "book", "title": "x"}])", false},
        {"TY  - JOUR\nAB  - {\"type\": \"book\", \"title\": 1}", false},
        {"<html>{\"type\": \"book\", \"title\": 1}", false},
        {"[]", false},
        {"", false},
    };
    for (const auto& [beginning, expected] : documents) {
        SCOPED_TRACE(beginning);
        EXPECT_EQ(recognises_csl_json(beginning), expected);
    }
    EXPECT_EQ(format_of(documents[0].first, "x.json"), format_named("csl_json"));
    EXPECT_EQ(format_of("", "x.csl.json"), format_named("csl_json"));
}

// ---- writing

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

// ---- real files

TEST(CslJsonOfOthers, AgreesWithZotero)
{
    FieldAgreement agreement;
    int items = 0;
    for (const fs::path& file : zotero_files("csl_json")) {
        const ReadResult result = read_path(read_csl_json, file);
        const boost::json::array expected = zotero_items(file);
        ASSERT_EQ(result.kept.size(), expected.size()) << file;
        for (std::size_t i = 0; i < expected.size(); ++i, ++items)
            agreement.count_zotero(result.kept[i], expected[i].as_object(), file.filename());
    }
    if (items == 0)
        GTEST_SKIP() << "no test data";
    std::cout << items << " items: " << agreement.report();
    EXPECT_GE(agreement.share(), 0.95);
}

TEST(CslJsonOfOthers, IsRead)
{
    const fs::path folder = test_data() / "formats" / "csl_json" / "bolognese";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    for (const std::string name : {"citeproc.json", "citeproc-no-author.json"}) {
        const ReadResult result = read_path(read_csl_json, folder / name);
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.title, "Eating your own Dog Food");
        EXPECT_EQ(result.kept[0].record.issued, Date::parse("2016-12-20"));
        EXPECT_THAT(result.kept[0].record.keywords, SizeIs(7));
    }
}

}  // namespace
}  // namespace findings
