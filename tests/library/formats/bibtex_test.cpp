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
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_bibtex(const std::string& document)
{
    return read_text(read_bibtex, document, "a.bib");
}

ReadRecord read_one(const std::string& fields, const std::string& type = "article")
{
    ReadResult result = read_as_bibtex("@" + type + "{key,\ntitle = {A study},\n" + fields + "}\n");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

Record record_of(const std::string& fields, const std::string& type = "article")
{
    return read_one(fields, type).record;
}

std::vector<std::string> places_and_faults(const ReadResult& result)
{
    std::vector<std::string> found;
    for (const Rejection& rejection : result.rejected)
        found.push_back(str(rejection.place) + " " + rejection.what);
    return found;
}

// ---- entries

TEST(Bibtex, ReadsAnEntryWhole)
{
    const ReadResult result = read_as_bibtex("% Encoding: UTF-8\n\n"
                                             "@Article{roy2020,\n"
                                             "  Author = {Roy, Anne and {Health Canada}},\n"
                                             "  title = \"{K}inship {\\'e}t care\",\n"
                                             "  subtitle = {A review},\n"
                                             "  journal = {Child Welfare},\n"
                                             "  year = 2020,\n"
                                             "  month = may,\n"
                                             "  volume = {12}, number = 3,\n"
                                             "  pages = {10--19},\n"
                                             "  issn = {0009-4021},\n"
                                             "  doi = {10.1234/A\\_B},\n"
                                             "  url = {https://example.org/a_b},\n"
                                             "  abstract = {One.\n\n  Two.},\n"
                                             "  keywords = {kin, care},\n"
                                             "  language = {english},\n"
                                             "  editor = {Ed It},\n"
                                             "  note = {{PMID:} 123},\n"
                                             "  publisher = {CWLA},\n"
                                             "}\n");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kinship ét care: A review",
        .abstract = "One.\n\nTwo.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "Health Canada"}},
        .contributors = {{.family = "It", .given = "Ed", .role = "editor"}},
        .publisher = "CWLA",
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/a_b"),
        .pmid = Pmid::parse("123"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a_b"),
        .issued = Date::parse("2020-05"),
        .keywords = {"kin", "care"},
    };
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record, expected);
    EXPECT_EQ(result.kept[0].place, (Place{"a.bib", 3, 1}));
    EXPECT_THAT(result.kept[0].notes, IsEmpty());
}

TEST(Bibtex, JoinsPiecesAndAbbreviations)
{
    const ReadResult result =
        read_as_bibtex("@string{cw = \"Child \" # {Welfare}}\n"
                       "@STRING( j = CW # \" Journal\" )\n"
                       "@article(a, title = {Of } # 2 # \" worlds\", journal = J,\n"
                       " month = 3 # \"~\" # mar, note = nowhere)");
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.title, "Of 2 worlds");
    EXPECT_EQ(result.kept[0].record.container.title, "Child Welfare Journal");
    EXPECT_THAT(result.kept[0].notes,
                ElementsAre("the abbreviation is not defined: nowhere",
                            "month has no place in a record", "note has no place in a record"));
}

TEST(Bibtex, PassesOverWhatIsBetweenEntries)
{
    EXPECT_THAT(titles(read_as_bibtex("Text by anne@example.org, see }}} below\n"
                                      "@comment{ jabref { nested } @article{x, title={No}} }\n"
                                      "@Preamble{\"\\newcommand{x}\"}\n"
                                      "@Comment this is none\n"
                                      "% @article{y, title = {Comment or not, BibTeX reads it}}\n"
                                      " @book {a, title = {One}} trailing\n"
                                      "@misc{b,title={Two}}@misc{c,title={Three}}")),
                ElementsAre("Comment or not, BibTeX reads it", "One", "Two", "Three"));
}

TEST(Bibtex, TakesCommentsBetweenFieldsAndForgottenKeys)
{
    EXPECT_THAT(titles(read_as_bibtex("@article{,\n title = {One},\n % a comment\n year = 2000\n}\n"
                                      "@article{title = {Two}}\n"
                                      "@article{a b c, title = {Three},, year = 2000,}\n")),
                ElementsAre("One", "Two", "Three"));
}

TEST(Bibtex, InheritsFromTheEntryItRefersTo)
{
    const ReadResult result =
        read_as_bibtex("@inproceedings{a, title = {Part}, author = {Roy, A},\n"
                       " crossref = {Conf}, pages = {3}}\n"
                       "@misc{b, title = {Between}}\n"
                       "@proceedings{conf, title = {The Conference}, year = 2006,\n"
                       " editor = {Ed It}, pages = {1--99}, doi = {10.1234/c}}\n"
                       "@inbook{c, title = {After}, crossref = {conf}}\n"
                       "@misc{d, title = {Lost}, crossref = {nowhere}}\n"
                       "@misc{e, title = {Circle}, crossref = {e}}\n");
    EXPECT_THAT(titles(result),
                ElementsAre("Part", "Between", "The Conference", "After", "Lost", "Circle"));
    const Record& part = result.kept[0].record;
    EXPECT_EQ(part.container, (Container{.title = "The Conference", .pages = "3"}));
    EXPECT_EQ(part.issued, Date::parse("2006"));
    EXPECT_EQ(part.contributors.at(0).family, "It");
    EXPECT_EQ(part.doi, std::nullopt);
    EXPECT_EQ(result.kept[3].record.container.title, "The Conference");
    EXPECT_THAT(result.kept[4].notes, ElementsAre("the entry it refers to is not there: nowhere",
                                                  "the type of work: something else"));
}

TEST(Bibtex, KeepsMemoryFlatWhereAReferenceIsNeverFound)
{
    std::string document = "@misc{a, title = {First}, crossref = {nowhere}}\n";
    const std::string entry =
        "@misc{b, title = {Next}, abstract = {" + std::string(100'000, 'x') + "}}\n";
    std::size_t given_after = 0;
    std::size_t kept = 0;
    std::istringstream in([&] {
        for (int i = 0; i < 200; ++i)
            document += entry;
        return document;
    }());
    read_bibtex(in, "a.bib",
                {.keep =
                     [&](const ReadRecord&) {
                         if (++kept == 1)
                             given_after = static_cast<std::size_t>(in.tellg());
                     },
                 .reject = [](const Rejection&) {}});
    EXPECT_EQ(kept, 201u);
    EXPECT_LT(given_after, 18u * 1024 * 1024);
}

TEST(Bibtex, ReadsBiblatex)
{
    const Record record =
        record_of("journaltitle = {J}, date = {2014-05-03/2014-06}, issue = {Summer},\n"
                  "eid = {e12}, langid = {french}, institution = {CWLA},\n"
                  "eprinttype = {pubmed}, eprint = {123}, license = {CC-BY-4.0}");
    EXPECT_EQ(record.container, (Container{.title = "J", .issue = "Summer", .pages = "e12"}));
    EXPECT_EQ(record.issued, Date::parse("2014-05-03"));
    EXPECT_EQ(record.language, Language::parse("fr"));
    EXPECT_EQ(record.publisher, "CWLA");
    EXPECT_EQ(record.pmid, Pmid::parse("123"));
    EXPECT_EQ(record.licence, "CC-BY-4.0");
}

TEST(Bibtex, PutsDatesTogether)
{
    const std::vector<std::pair<std::string, std::string>> dates{
        {"year = 2018, month = \"4\", day = 25", "2018-04-25"},
        {"year = {2020}, month = {December}", "2020-12"},
        {"year = 2020, month = \"25~\" # jun", "2020-06-25"},
        {"year = {c. 1999}", "1999"},
        {"date = {2020-11}, year = {1999}", "2020-11"},
        {"year = {in press}", ""},
    };
    for (const auto& [fields, expected] : dates) {
        SCOPED_TRACE(fields);
        const auto issued = record_of(fields).issued;
        EXPECT_EQ(issued ? issued->str() : "", expected);
    }
}

TEST(Bibtex, SaysWhatARecordCannotHold)
{
    EXPECT_THAT(
        read_one(
            "address = {Berlin}, edition = 2, note = {Submitted}, author = {Roy, A and others},\n"
            "doi = {none}, title = {Again}, timestamp = {x}, bdsk-url-1 = {x}, empty = {}",
            "phdthesis")
            .notes,
        ElementsAre("title is given twice", "the type of work: thesis",
                    "author names not all, but \"and others\"", "doi is no DOI: none",
                    "note has no place in a record", "address has no place in a record",
                    "edition has no place in a record"));
}

// ---- rejections

TEST(Bibtex, RefusesABrokenEntryAndKeepsTheGoodOnes)
{
    const ReadResult result = read_as_bibtex("@article{a, title = {One}}\n"
                                             "@article{b,\n"
                                             "  title = {Never closed,\n"
                                             "  year = 2000\n"
                                             "}\n"
                                             "@article{c, title = {Two}}\n"
                                             "@article{d, title = {No comma}\n"
                                             "  year = 2000}\n"
                                             "@article{e, title {No equals sign}}\n"
                                             "@article{f, title = }\n"
                                             "@article{g, title = \"Never {closed}\n"
                                             "@article{h, title = {Three}}\n"
                                             "@article{i, year = 2000}\n"
                                             "@article{j, title = {caf\xC3\xA9 caf\xC3}}\n"
                                             "@string{k {x}}\n"
                                             "@article{l, title = {Four}}\n"
                                             "@article{m,\n title = {Five\n"
                                             "@article{n, title = {Six}");
    EXPECT_THAT(titles(result), ElementsAre("One", "Two", "Three", "Four"));
    EXPECT_THAT(places_and_faults(result),
                ElementsAre("a.bib:2 the entry is not closed",
                            HasSubstr("a.bib:8 there is no comma before the next field"),
                            "a.bib:9 the field \"title\" has no \"=\"",
                            "a.bib:10 the field has no value",
                            "a.bib:11 a quote that is opened here is not closed",
                            "a.bib:13:1 the entry has neither title nor identifier",
                            "a.bib:14 the line holds bytes that are neither UTF-8 nor Windows-1252",
                            "a.bib:15 the abbreviation has no name or no \"=\"",
                            "a.bib:18 a brace that is opened here is not closed",
                            "a.bib:19 the entry is not closed"));
}

TEST(Bibtex, RefusesAnEntryThatIsTooLargeAndGoesOn)
{
    std::string document = "@article{a, title = {One}, abstract = {";
    for (int i = 0; i < 170; ++i)
        document += std::string(100'000, 'x') + "\n";
    document += "}}\n@article{b, title = {Two}}\n";
    document +=
        "@string{x = {" + std::string(1'000'000, 'x') + "}}\n@article{c, title = {Bomb}, note = x";
    for (int i = 0; i < 20; ++i)
        document += " # x";
    document += "}\n@article{d, title = {Three}}\n";
    const ReadResult result = read_as_bibtex(document);
    EXPECT_THAT(titles(result), ElementsAre("Two", "Three"));
    EXPECT_THAT(places_and_faults(result),
                ElementsAre(HasSubstr("the entry is larger than 16 MiB"),
                            HasSubstr("the entry is larger than 16 MiB")));
}

TEST(Bibtex, SaysThatAFileHoldsNoEntry)
{
    for (const std::string document : {"", "Hello\n", "@", "@ {", "me@example.org {x}"}) {
        SCOPED_TRACE(document);
        EXPECT_THAT(places_and_faults(read_as_bibtex(document)),
                    ElementsAre("a.bib there is no BibTeX entry in it"));
    }
}

TEST(Bibtex, ReadsWindows1252AndSaysSo)
{
    const ReadResult result =
        read_as_bibtex("@article{a, title = {Caf\xE9}}\n@misc{b, title = {Two}}");
    EXPECT_THAT(titles(result), ElementsAre("Café", "Two"));
    EXPECT_THAT(result.kept[0].notes, ElementsAre("was read as Windows-1252"));
    EXPECT_THAT(result.kept[1].notes, ElementsAre("the type of work: something else"));
}

TEST(Bibtex, RecognisesItsOwnFilesOnly)
{
    const std::vector<std::pair<std::string, bool>> documents{
        {"@article{a,\n", true},
        {"\xEF\xBB\xBF% JabRef\n\n  @Book (a,", true},
        {"@string{a = {b}}\n", true},
        {"@comment{jabref-meta: databaseType:bibtex;}\n", true},
        {"# README\n\n@article{a,\n", false},
        {"@media print {\n", false},
        {"@anne hello {", false},
        {"TY  - JOUR\n@article{", false},
        {"", false},
    };
    for (const auto& [beginning, expected] : documents) {
        SCOPED_TRACE(beginning);
        EXPECT_EQ(recognises_bibtex(beginning), expected);
    }
    EXPECT_EQ(format_of("@article{a,", "x.txt"), format_named("bibtex"));
    EXPECT_EQ(format_of("Some text\n@article{a,", "x.bib"), format_named("bibtex"));
}

}  // namespace
}  // namespace findings
