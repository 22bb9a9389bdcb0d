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
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_ris(const std::string& document)
{
    return read_text(read_ris, document, "a.ris");
}

Record record_of(const std::string& fields)
{
    const ReadResult result = read_as_ris("TY  - JOUR\nTI  - A study\n" + fields + "ER  - \n");
    return result.kept.empty() ? Record{} : result.kept.front().record;
}

std::vector<std::string> notes_of(const std::string& fields)
{
    const ReadResult result = read_as_ris("TY  - JOUR\nTI  - A study\n" + fields + "ER  - \n");
    return result.kept.empty() ? std::vector<std::string>{} : result.kept.front().notes;
}

// ---- records

TEST(Ris, ReadsARecordWhole)
{
    const ReadResult result = read_as_ris("TY  - JOUR\n"
                                          "AU  - Roy, Anne\n"
                                          "AU  - World Health Organization\n"
                                          "TI  - Kinship care\n"
                                          "T2  - Child Welfare\n"
                                          "JA  - Child Welf.\n"
                                          "PY  - 2020\n"
                                          "DA  - 2020/05/03/\n"
                                          "VL  - 12\n"
                                          "IS  - 3\n"
                                          "SP  - 10\n"
                                          "EP  - 19\n"
                                          "SN  - 0009-4021\n"
                                          "DO  - 10.1234/ABC\n"
                                          "UR  - https://example.org/a\n"
                                          "AB  - What was found.\n"
                                          "KW  - kin\n"
                                          "KW  - care\n"
                                          "LA  - English\n"
                                          "PB  - CWLA\n"
                                          "M3  - Systematic Review\n"
                                          "ER  - \n");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kinship care",
        .abstract = "What was found.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "World Health Organization"}},
        .publisher = "CWLA",
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a"),
        .issued = Date::parse("2020-05-03"),
        .evidence_type = EvidenceType::systematic_review,
        .keywords = {"kin", "care"},
    };
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record, expected);
    EXPECT_EQ(result.kept[0].place, (Place{"a.ris", 1, 1}));
    EXPECT_THAT(result.kept[0].notes, ElementsAre("J2 has no place in a record"));
    EXPECT_THAT(result.rejected, IsEmpty());
}

TEST(Ris, TakesOddSpacingAndIndentation)
{
    EXPECT_THAT(
        titles(read_as_ris("TY - JOUR\nTI -One\nER -\n  TY  -  BOOK \n  TI  -  Two \n  ER  -")),
        ElementsAre("One", "Two"));
    EXPECT_THAT(titles(read_as_ris("TY  -JOUR\r\nTI  -One\r\nER  -\r\nTY- JOUR\rT1- Two\rER-")),
                ElementsAre("One", "Two"));
}

TEST(Ris, ReadsARecordWithoutEndOrType)
{
    const ReadResult result = read_as_ris("TY  - JOUR\nTI  - One\n\nTY  - JOUR\nTI  - Two\nER  - \n"
                                          "TI  - Three\nER  - \nTY  - JOUR\nTI  - Four");
    EXPECT_THAT(titles(result), ElementsAre("One", "Two", "Three", "Four"));
    EXPECT_THAT(result.kept[0].notes, ElementsAre("its ER line is missing"));
    EXPECT_THAT(result.kept[1].notes, IsEmpty());
    EXPECT_THAT(result.kept[2].notes,
                ElementsAre("the type of work: something else", "its TY line is missing"));
    EXPECT_EQ(result.kept[2].place.line, 7u);
    EXPECT_THAT(result.kept[3].notes, ElementsAre("its ER line is missing"));
}

TEST(Ris, TakesTheLastOfTypesInARow)
{
    const ReadResult result = read_as_ris("TY  - BOOK\nTY  - JOUR\nTI  - One\nER  - ");
    EXPECT_THAT(titles(result), ElementsAre("One"));
    EXPECT_THAT(result.kept[0].notes, IsEmpty());
}

TEST(Ris, ReadsFilesThatWereJoined)
{
    const std::string file = "\xEF\xBB\xBFTY  - JOUR\nTI  - One\n";
    EXPECT_THAT(titles(read_as_ris(file + file)), ElementsAre("One", "One"));
}

TEST(Ris, PassesOverEmptyLinesAndHeadings)
{
    EXPECT_THAT(titles(read_as_ris("Provider: EBSCO\nContent: text/plain\n\n1.\nTY  - JOUR\n\n"
                                   "TI  - One\n\n\nAU  - Roy, A\n\nER  - \n\n2.\nTY  - JOUR\n"
                                   "TI  - Two\nER  - \n")),
                ElementsAre("One", "Two"));
}

TEST(Ris, JoinsLinesThatGoOn)
{
    const Record record =
        record_of("T2  - A journal of\nmany words\n"
                  "AB  - First line\nsecond line,\n      wrapped.\n\nA paragraph.\n\n"
                  "KW  - one\ntwo\nthree\nVL  - 1\n");
    EXPECT_EQ(record.container.title, "A journal of many words");
    EXPECT_EQ(record.abstract, "First line\nsecond line, wrapped.\n\nA paragraph.");
    EXPECT_THAT(record.keywords, ElementsAre("one", "two", "three"));
}

TEST(Ris, LeavesHyphensInTextAlone)
{
    EXPECT_EQ(record_of("AB  - Of\nPM -based care\nTV-sets and\nAB-initio\n").abstract,
              "Of\nPM -based care\nTV-sets and\nAB-initio");
}

// ---- fields

TEST(Ris, FindsTheDateInItsManyFields)
{
    const std::vector<std::pair<std::string, std::string>> dates{
        {"PY  - 2001/09/01/\n", "2001-09-01"},
        {"PY  - 2016/12//\n", "2016-12"},
        {"PY  - 2006\nDA  - OCT 15\n", "2006-10-15"},
        {"DA  - MAY\nPY  - 2001\n", "2001-05"},
        {"Y1  - 2005/07/15\nPY  - 2005\n", "2005-07-15"},
        {"PY  - 2015\nY1  - 2015/09/10\nY2  - 2015/11/06\n", "2015-09-10"},
        {"Y1  - 2013\nPY  - 2013/04/18\nPY  - 2013/02/15/received\n", "2013-04-18"},
        {"PY  - 2016\nDA  - 2015/01/02\n", "2016"},
        {"DA  - 2016///\n", "2016"},
        {"PY  - ///\nPY  - 1999\n", "1999"},
    };
    for (const auto& [fields, expected] : dates) {
        SCOPED_TRACE(fields);
        const auto issued = record_of(fields).issued;
        EXPECT_EQ(issued ? issued->str() : "", expected);
    }
    EXPECT_EQ(record_of("PY  - 99\n").issued, std::nullopt);
}

TEST(Ris, FindsPages)
{
    EXPECT_EQ(record_of("SP  - 193\nEP  - 194\n").container.pages, "193-194");
    EXPECT_EQ(record_of("SP  - 783-801\n").container.pages, "783-801");
    EXPECT_EQ(record_of("SP  - 2361--2368\n").container.pages, "2361-2368");
    EXPECT_EQ(record_of("C7  - e1923\n").container.pages, "e1923");
    const ReadResult book = read_as_ris("TY  - BOOK\nTI  - One\nSP  - 300\nER  - ");
    EXPECT_EQ(book.kept.at(0).record.container.pages, "");
    EXPECT_THAT(book.kept.at(0).notes,
                ElementsAre("the type of work: book", "SP has no place in a record"));
}

TEST(Ris, KnowsTheTitlesOfBooksAndChapters)
{
    EXPECT_THAT(titles(read_as_ris("TY  - BOOK\nBT  - A book\nER  - ")), ElementsAre("A book"));
    const ReadResult chapter = read_as_ris("TY  - CHAP\nTI  - A chapter\nBT  - A book\nER  - ");
    EXPECT_EQ(chapter.kept.at(0).record.title, "A chapter");
    EXPECT_EQ(chapter.kept.at(0).record.container.title, "A book");
}

TEST(Ris, FindsIdentifiersWhereDatabasesPutThem)
{
    EXPECT_EQ(record_of("U1  - 23690738[pmid]\n").pmid, Pmid::parse("23690738"));
    EXPECT_EQ(record_of("U1  - PMC9508665 [PMCID]\n").pmcid, Pmcid::parse("PMC9508665"));
    EXPECT_EQ(record_of("C2  - PMC9508665\n").pmcid, Pmcid::parse("PMC9508665"));
    EXPECT_EQ(record_of("AN  - PMC3654245\n").pmcid, Pmcid::parse("PMC3654245"));
    EXPECT_EQ(record_of("AN  - PMID: 123\n").pmid, Pmid::parse("123"));
    EXPECT_EQ(record_of("M3  - doi: 10.1063/1.1954747\n").doi, Doi::parse("10.1063/1.1954747"));
    EXPECT_EQ(record_of("DO  - https://doi.org/10.1/x\nDO  - doi:10.1063/x\n").doi,
              Doi::parse("10.1063/x"));
    EXPECT_EQ(record_of("AN  - WOS:000168695600002\nC2  - 1870, 2374\n").pmid, std::nullopt);
}

TEST(Ris, ParsesSerialNumbersWhateverIsAroundThem)
{
    const Record record =
        record_of("SN  - 0003-0554, 0003-0554\nSN  - 1466822X (Print)\n"
                  "SN  - 0-521-46674-1\\0-521-46128-6\nBN  - 978-3-642-00230-4\n");
    EXPECT_THAT(record.issns, ElementsAre(*Issn::parse("0003-0554"), *Issn::parse("1466-822X")));
    EXPECT_THAT(record.isbns,
                ElementsAre(*Isbn::parse("0-521-46674-1"), *Isbn::parse("0-521-46128-6"),
                            *Isbn::parse("9783642002304")));
    EXPECT_THAT(notes_of("SN  - 1234-0000\n"), ElementsAre("SN is no ISSN or ISBN: 1234-0000"));
}

TEST(Ris, ReadsPeopleInOrderAndEditorsAsContributors)
{
    const Record record = record_of("A1  - Georgiev, Danko\nAU  - Bello, Leon\nAU  - ,\n"
                                    "ED  - Robinson, W. F.\nA2  - Epitope, I.\n");
    EXPECT_THAT(record.authors, ElementsAre(Agent{.family = "Georgiev", .given = "Danko"},
                                            Agent{.family = "Bello", .given = "Leon"}));
    EXPECT_THAT(record.contributors,
                ElementsAre(Agent{.family = "Robinson", .given = "W. F.", .role = "editor"},
                            Agent{.family = "Epitope", .given = "I."}));
}

TEST(Ris, SaysWhatARecordCannotHold)
{
    EXPECT_THAT(notes_of("CY  - Berlin\nZZ  - odd\nZZ  - again\nN1  - note\nLA  - Klingon\n"
                         "UR  - internal-pdf://1\nDO  - none\n"),
                ElementsAre("CY has no place in a record", "ZZ has no place in a record",
                            "N1 has no place in a record",
                            "LA is no language that is known: Klingon",
                            "UR is no web address: internal-pdf://1", "DO is no DOI: none"));
}

TEST(Ris, KnowsLawsAndRetractions)
{
    const ReadResult law = read_as_ris("TY  - STAT\nTI  - Child Act\nER  - ");
    EXPECT_EQ(law.kept.at(0).record.kind, Kind::policy);
    EXPECT_EQ(law.kept.at(0).record.evidence_type, EvidenceType::law);
    const ReadResult retracted = read_as_ris("TY  - JOUR\nTI  - RETRACTED: A trial\nER  - ");
    EXPECT_EQ(retracted.kept.at(0).record.status, Status::retracted);
}

TEST(Ris, TakesNotAvailableForNoAbstract)
{
    EXPECT_EQ(record_of("AB  - NA\nN2  - Real\n").abstract, "Real");
    EXPECT_EQ(record_of("AB  - <i>NA</i>\n").abstract, "NA");
}

// ---- encodings

TEST(Ris, ReadsWindows1252AndSaysSo)
{
    const ReadResult result = read_as_ris("TY  - JOUR\nTI  - Caf\xE9\nER  - \n");
    EXPECT_THAT(titles(result), ElementsAre("Café"));
    EXPECT_THAT(result.kept[0].notes, ElementsAre("was read as Windows-1252"));
}

TEST(Ris, ReadsUtf16)
{
    std::string bytes = "\xFF\xFE";
    for (const char c : "TY  - JOUR\r\nTI  - One\r\nER  - \r\n"s)
        bytes += std::string{c, '\0'};
    EXPECT_THAT(titles(read_as_ris(bytes)), ElementsAre("One"));
    EXPECT_TRUE(recognises_ris(bytes));
}

// ---- rejections

TEST(Ris, RefusesABadRecordAndKeepsTheGoodOnes)
{
    const ReadResult result =
        read_as_ris("TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nAU  - Roy, A\nER  - \nTY  - JOUR\n"
                    "TI  - caf\xC3\xA9 caf\xC3\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n");
    EXPECT_THAT(titles(result), ElementsAre("One", "Two"));
    EXPECT_THAT(
        result.rejected,
        ElementsAre(
            Rejection{{"a.ris", 4, 1},
                      "the record has neither title nor identifier",
                      "give it a line \"TI  - \" with its title, or \"DO  - \" with its DOI"},
            Rejection{{"a.ris", 8, 0},
                      "the line holds bytes that are neither UTF-8 nor Windows-1252",
                      "save the file as UTF-8, and write the damaged characters anew"}));
}

TEST(Ris, RefusesARecordThatIsTooLargeAndGoesOn)
{
    std::string document = "TY  - JOUR\nTI  - One\n";
    while (document.size() < 17 * 1024 * 1024)
        document += "N1  - " + std::string(1000, 'x') + "\n";
    const ReadResult result = read_as_ris(document + "ER  - \nTY  - JOUR\nTI  - Two\nER  - \n");
    EXPECT_THAT(titles(result), ElementsAre("Two"));
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_THAT(result.rejected[0].what, HasSubstr("larger than 16 MiB"));
}

TEST(Ris, ReadsManyKeywordsInNoTime)
{
    std::string document = "TY  - JOUR\nTI  - One\n";
    for (int i = 0; i < 100'000; ++i)
        document += "KW  - " + std::to_string(i) + "\n";
    EXPECT_THAT(read_as_ris(document).kept.at(0).record.keywords, SizeIs(100'000));
}

TEST(Ris, SaysThatAFileHoldsNoRecord)
{
    for (const std::string document : {"", "Hello\nworld\n", "\0\1\2"})
        EXPECT_THAT(read_as_ris(document).rejected,
                    ElementsAre(Rejection{{"a.ris", 0, 0},
                                          "there is no RIS record in it",
                                          "give a file with records from \"TY  - \" to \"ER  - "
                                          "\", or name its format"}));
}

// ---- recognising

TEST(Ris, RecognisesItsOwnFilesOnly)
{
    const std::vector<std::pair<std::string, bool>> documents{
        {"TY  - JOUR\n", true},
        {"\xEF\xBB\xBF\n\nTY  - JOUR\n", true},
        {"Provider: X\nDatabase: Y\n\nTY  - JOUR\n", true},
        {"AU  - Roy\nTI  - x\nER  - \n", true},
        {"TY - JOUR\r\n", true},
        {"PMID- 123\nTI  - One\n", false},
        {"TI  - One\nAU  - Roy\n", false},
        {"<html>\nTY  - JOUR\n", false},
        {"@article{a,\nTY  - JOUR\n", false},
        {"[{\"a\": 1}]", false},
        {"Some text\n", false},
        {"", false},
    };
    for (const auto& [beginning, expected] : documents) {
        SCOPED_TRACE(beginning);
        EXPECT_EQ(recognises_ris(beginning), expected);
    }
}

TEST(Ris, IsInTheTableOfFormats)
{
    const Format* ris = format_named("ris");
    ASSERT_NE(ris, nullptr);
    EXPECT_EQ(format_of("TY  - JOUR\n", "x.txt"), ris);
    EXPECT_EQ(format_of("", "x.RIS"), ris);
    EXPECT_NE(ris->writer, nullptr);
}

}  // namespace
}  // namespace findings
