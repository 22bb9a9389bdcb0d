#include "library/formats/nbib.hpp"

#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_nbib(const std::string& document)
{
    return read_text(read_nbib, document, "a.nbib");
}

ReadRecord read_one(const std::string& fields)
{
    ReadResult result = read_as_nbib("PMID- 123\n" + fields);
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

Record record_of(const std::string& fields)
{
    return read_one(fields).record;
}

TEST(Nbib, ReadsARecordWhole)
{
    const ReadRecord read = read_one("OWN - NLM\n"
                                     "IS  - 1476-5616 (Electronic)\n"
                                     "VI  - 129\n"
                                     "IP  - 5\n"
                                     "DP  - 2015 May\n"
                                     "TI  - Effectiveness of public\n"
                                     "      health practices.\n"
                                     "PG  - 475-82\n"
                                     "LID - 10.1016/j.puhe.2015.01.018 [doi]\n"
                                     "LID - S0033-3506(15)00037-2 [pii]\n"
                                     "AB  - OBJECTIVES: To see\n"
                                     "      what helps.\n"
                                     "FAU - Fujiwara, Takeo\n"
                                     "AU  - Fujiwara T\n"
                                     "AUID- ORCID: 0000-0002-1825-0097\n"
                                     "AD  - Tokyo.\n"
                                     "AD  - Kyoto.\n"
                                     "FAU - Efird, Jimmy T\n"
                                     "AU  - Efird JT\n"
                                     "CN  - A Group\n"
                                     "LA  - eng\n"
                                     "GR  - R01/NIH\n"
                                     "PT  - Journal Article\n"
                                     "PT  - Systematic Review\n"
                                     "PT  - Meta-Analysis\n"
                                     "DEP - 20150503\n"
                                     "JT  - Public health\n"
                                     "TA  - Publ Health\n"
                                     "PMC - PMC8816568\n"
                                     "OT  - Crying\n"
                                     "MH  - Caregivers/*education/psychology\n"
                                     "MH  - *Crying\n"
                                     "COIS- None.\n");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Effectiveness of public health practices.",
        .abstract = "OBJECTIVES: To see what helps.",
        .authors = {{.family = "Fujiwara",
                     .given = "Takeo",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .organisation = "Tokyo.; Kyoto."},
                    {.family = "Efird", .given = "Jimmy T"},
                    {.name = "A Group"}},
        .container = {.title = "Public health", .volume = "129", .issue = "5", .pages = "475-482"},
        .doi = Doi::parse("10.1016/j.puhe.2015.01.018"),
        .pmid = Pmid::parse("123"),
        .pmcid = Pmcid::parse("PMC8816568"),
        .issns = {*Issn::parse("1476-5616")},
        .issued = Date::parse("2015-05-03"),
        .evidence_type = EvidenceType::meta_analysis,
        .keywords = {"Crying", "Caregivers"},
        .funding = "R01/NIH",
        .conflicts = "None.",
    };
    EXPECT_EQ(read.record, expected);
    EXPECT_EQ(read.place, (Place{"a.nbib", 1, 1}));
    EXPECT_THAT(read.notes, IsEmpty());
}

TEST(Nbib, PartsRecordsAtEmptyLinesAndNumbers)
{
    const ReadResult result = read_as_nbib("\nPMID- 1\nTI  - One\n\nPMID- 2\nTI  - Two\nPMID- 3\n"
                                           "TI  - Three\n\nOWN - ERIC\nTI  - Four\n\nOWN - ERIC\n"
                                           "TI  - Five");
    std::vector<std::pair<std::string, std::size_t>> found;
    for (const ReadRecord& read : result.kept)
        found.emplace_back(read.record.title, read.place.line);
    EXPECT_THAT(found,
                ElementsAre(std::pair("One", 2u), std::pair("Two", 5u), std::pair("Three", 7u),
                            std::pair("Four", 10u), std::pair("Five", 13u)));
}

TEST(Nbib, TakesAnEmptyLineWithinARecordForNothing)
{
    const Record record = record_of("TI  - One\n\nAB  - Two\n\n      three.\n");
    EXPECT_EQ(record.title, "One");
    EXPECT_EQ(record.abstract, "Two three.");
}

TEST(Nbib, ReadsOldAuthorsByTheirInitials)
{
    EXPECT_THAT(
        record_of("TI  - One\nAU  - Efird JT\nAU  - van Groen, Maaike M.\nAU  - WHO Europe\n")
            .authors,
        ElementsAre(Agent{.family = "Efird", .given = "JT"},
                    Agent{.family = "van Groen", .given = "Maaike M."},
                    Agent{.name = "WHO Europe"}));
}

TEST(Nbib, TakesTheOriginalTitleAndItsTranslation)
{
    const Record record =
        record_of("TI  - [Care by kin.]\nTT  - Soins par la parenté.\nLA  - fre\n");
    EXPECT_EQ(record.title, "Soins par la parenté.");
    EXPECT_THAT(record.translated_titles,
                ElementsAre(Translated{*Language::parse("en"), "Care by kin."}));
}

TEST(Nbib, TakesTheEarlierDate)
{
    EXPECT_EQ(record_of("DP  - 2015 Mar\nDEP - 20141220\n").issued, Date::parse("2014-12-20"));
    EXPECT_EQ(record_of("DP  - 2014\nDEP - 20141220\n").issued, Date::parse("2014-12-20"));
    EXPECT_EQ(record_of("DP  - 2014 Nov\nDEP - 20141220\n").issued, Date::parse("2014-11"));
    EXPECT_EQ(record_of("DP  - Article 10 2019\n").issued, Date::parse("2019"));
}

TEST(Nbib, KnowsRetractionsAndTypes)
{
    EXPECT_EQ(record_of("PT  - Retracted Publication\n").status, Status::retracted);
    EXPECT_EQ(record_of("RIN - J Trials. 2020\n").status, Status::retracted);
    EXPECT_THAT(read_one("TI  - A\nPT  - Letter\nPT  - Book\n").notes,
                ElementsAre("PT Letter has no place in a record", "the type of work: book"));
}

TEST(Nbib, TakesWhatSaysNothingForNothing)
{
    const auto is_other = testing::Contains("the type of work: something else");
    EXPECT_THAT(read_one("TI  - A\n").notes, is_other);
    for (const char* fields : {"JT  - J\n", "TA  - J\n", "OWN - NLM\n"})
        EXPECT_THAT(read_one("TI  - A\n" + std::string(fields)).notes, testing::Not(is_other));
    EXPECT_THAT(read_one("TI  - A\nBTI - B\n").notes,
                ElementsAre("the type of work: book chapter"));
    EXPECT_THAT(read_one("BTI - B\n").notes, ElementsAre("the type of work: book"));
}

TEST(Nbib, TakesPagesFromTheSourceWhereNoFieldHasThem)
{
    const std::vector<std::pair<std::string, std::string>> sources{
        {"Ann Psych. 2021;4(1):1042. Epub 2021 Dec 27.", "1042"},
        {"J. 2015 May;129(5):475-82. doi: 10.1016/j.puhe.2015.01.018.", "475-482"},
        {"J. 2022;9:10.1016/j.puhe.2015.01.018.", ""},
        {"J. 2022;9.", ""},
        {"J. 2022 Jan 5:1042.", ""},
    };
    for (const auto& [source, pages] : sources) {
        SCOPED_TRACE(source);
        EXPECT_EQ(record_of("TI  - A\nSO  - " + source + "\n").container.pages, pages);
    }
    EXPECT_EQ(record_of("TI  - A\nPG  - 7\nSO  - J. 2021;4:8.\n").container.pages, "7");
}

TEST(Nbib, SaysWhatARecordCannotHold)
{
    EXPECT_THAT(
        read_one("TI  - A\nJT  - J\nPL  - Japan\nAD  - Nowhere\nLA  - eng\nLA  - fre\nIS  - 1234\n"
                 "STAT- MEDLINE\n")
            .notes,
        ElementsAre("PL has no place in a record", "AD has no place in a record",
                    "LA has no place in a record", "IS is no ISSN or ISBN: 1234"));
}

TEST(Nbib, RefusesABadRecordAndKeepsTheGoodOnes)
{
    const ReadResult result =
        read_as_nbib("PMID- 000\nAU  - Roy A\n\nPMID- 2\nTI  - caf\xC3\xA9 caf\xC3\n\nPMID- 3\n");
    EXPECT_THAT(result.kept, SizeIs(1));
    EXPECT_THAT(
        result.rejected,
        ElementsAre(Rejection{{"a.nbib", 1, 1},
                              "the record has neither title nor identifier",
                              "give it a line \"TI  - \" with its title, or \"PMID- \" with its "
                              "number"},
                    Rejection{{"a.nbib", 5, 0},
                              "the line holds bytes that are neither UTF-8 nor Windows-1252",
                              "save the file as UTF-8, and write the damaged characters anew"}));
    EXPECT_THAT(read_as_nbib("Hello").rejected, SizeIs(1));
}

TEST(Nbib, RecognisesItsOwnFilesOnly)
{
    const std::vector<std::pair<std::string, bool>> documents{
        {"PMID- 123\n", true},
        {"\n\r\n\xEF\xBB\xBFPMID- 123\n", false},
        {"\xEF\xBB\xBF\nPMID- 123\n", true},
        {"OWN - ERIC\nTI  - x\n", true},
        {"TY  - JOUR\n", false},
        {"TI  - x\n", false},
        {"PMID 123", false},
        {"", false},
    };
    for (const auto& [beginning, expected] : documents) {
        SCOPED_TRACE(beginning);
        EXPECT_EQ(recognises_nbib(beginning), expected);
    }
    EXPECT_EQ(format_of("PMID- 123\nTI  - x\n", "x.txt"), format_named("nbib"));
    EXPECT_EQ(format_of("", "x.nbib"), format_named("nbib"));
}

TEST(NbibOfPubMed, AgreesWithZotero)
{
    FieldAgreement agreement;
    int items = 0;
    for (const std::filesystem::path& file : zotero_files("medline_text")) {
        const ReadResult result = read_path(read_nbib, file);
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

}  // namespace
}  // namespace findings
