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
