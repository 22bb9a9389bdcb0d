#include "library/formats/crossref_xml.hpp"

#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string result_with(const std::string& works)
{
    return "<doi_records><doi_record><crossref>" + works + "</crossref></doi_record></doi_records>";
}

ReadRecord read_one(const std::string& works)
{
    ReadResult result = read_text(read_crossref_xml, result_with(works), "a.xml");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

TEST(CrossrefXml, ReadsAnArticleWhole)
{
    const ReadRecord read = read_one(
        "<journal><journal_metadata language='en'><full_title>Child Welfare</full_title>"
        "<issn>00094021</issn></journal_metadata><journal_issue><publication_date><year>2021"
        "</year></publication_date><journal_volume><volume>12</volume></journal_volume>"
        "<issue>3</issue></journal_issue><journal_article><titles><title>Kin <i>care</i></title>"
        "<subtitle>a trial</subtitle></titles><contributors>"
        "<person_name contributor_role='author'><given_name>Anne</given_name><surname>Roy</surname>"
        "<suffix>Jr</suffix><affiliation>McGill</affiliation>"
        "<ORCID>https://orcid.org/0000-0002-1825-0097</ORCID></person_name>"
        "<organization contributor_role='author'>Kin Group</organization>"
        "<person_name contributor_role='editor'><surname>Dubois</surname></person_name>"
        "</contributors>"
        "<jats:abstract xmlns:jats='http://www.ncbi.nlm.nih.gov/JATS1'><jats:p>One.</jats:p>"
        "<jats:p>Two.</jats:p></jats:abstract>"
        "<publication_date><month>05</month><year>2021</year></publication_date>"
        "<publication_date><month>12</month><day>03</day><year>2020</year></publication_date>"
        "<pages><first_page>10</first_page><last_page>19</last_page></pages>"
        "<doi_data><doi>10.1234/ABC</doi><resource>https://example.org/a</resource></doi_data>"
        "<citation_list><citation><doi>10.9999/x</doi><unstructured_citation>Doe.</"
        "unstructured_citation>"
        "</citation><citation><author>Poe</author><cYear>1999</cYear></citation></citation_list>"
        "</journal_article></journal>");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kin care: a trial",
        .abstract = "One.\n\nTwo.",
        .authors = {{.family = "Roy",
                     .given = "Anne, Jr",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .organisation = "McGill"},
                    {.name = "Kin Group"}},
        .contributors = {{.family = "Dubois", .role = "editor"}},
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a"),
        .issued = Date::parse("2020-12-03"),
        .references = {{.citation = "Doe.", .doi = Doi::parse("10.9999/x")},
                       {.citation = "Poe, 1999"}},
    };
    EXPECT_EQ(to_json(read.record), to_json(expected));
    EXPECT_THAT(read.notes, IsEmpty());
}

TEST(CrossrefXml, ReadsTheOtherKindsOfWork)
{
    const std::string titles = "<titles><title>T</title></titles>";
    const std::vector<std::pair<std::string, std::string>> works{
        {"<book><book_metadata>" + titles + "</book_metadata></book>", "book"},
        {"<book><book_metadata/><content_item>" + titles + "</content_item></book>",
         "book chapter"},
        {"<conference><proceedings_metadata/><conference_paper>" + titles +
             "</conference_paper></conference>",
         "conference paper"},
        {"<report-paper><report-paper_metadata>" + titles +
             "</report-paper_metadata></report-paper>",
         "report"},
        {"<dissertation>" + titles + "</dissertation>", "thesis"},
        {"<posted_content>" + titles + "</posted_content>", "preprint"},
    };
    for (const auto& [work, type] : works) {
        SCOPED_TRACE(type);
        const ReadRecord read = read_one(work);
        EXPECT_EQ(read.record.title, "T");
        EXPECT_THAT(read.notes, ElementsAre("the type of work: " + type));
    }
}

TEST(CrossrefXml, WhoReviewedWroteTheReview)
{
    const std::string people = "<titles><title>T</title></titles><contributors>"
                               "<anonymous contributor_role='reviewer'/><person_name "
                               "contributor_role='reviewer'><surname>Roy</surname></person_name>"
                               "</contributors>";
    EXPECT_THAT(read_one("<peer_review>" + people + "</peer_review>").record.authors,
                ElementsAre(Agent{.name = "Anonymous reviewer"}, Agent{.family = "Roy"}));
    EXPECT_THAT(read_one("<posted_content>" + people + "</posted_content>").record.authors,
                IsEmpty());
}

TEST(CrossrefXml, ReadsMarksOfWindows1252AsWhatWasMeant)
{
    EXPECT_EQ(read_one("<posted_content><titles><title>Big Data \xC2\x97 \xC2\x93"
                       "Roles\xC2\x94 \xC2\x81</title></titles></posted_content>")
                  .record.title,
              "Big Data — “Roles” \xC2\x81");
}

TEST(CrossrefXml, KeepsTheGoodRecordsBesideABadOne)
{
    const ReadResult result =
        read_text(read_crossref_xml,
                  "<doi_records>\n<crossref><error>not found</error></crossref>\n<crossref>"
                  "<dissertation><titles><title>T</title></titles></dissertation></crossref>"
                  "</doi_records>");
    EXPECT_THAT(result.kept, SizeIs(1));
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_EQ(result.rejected[0].place.line, 2U);
}

TEST(CrossrefXml, IsRecognisedByItsRoot)
{
    EXPECT_EQ(format_of(result_with(""), "x"), format_named("crossref_xml"));
}

TEST(CrossrefXmlOfCrossref, IsReadAndAgreesWithZotero)
{
    const auto files = zotero_files("crossref_xml");
    if (files.empty())
        GTEST_SKIP() << "no test data";
    FieldAgreement agreement;
    for (const auto& file : files) {
        const ReadResult result = read_path(read_crossref_xml, file);
        const auto items = zotero_items(file);
        EXPECT_EQ(result.kept.size(), items.size()) << file;
        for (std::size_t i = 0; i < std::min(result.kept.size(), items.size()); ++i)
            agreement.count_zotero(result.kept[i], items[i].as_object(), file.filename());
    }
    std::cout << agreement.report();
    EXPECT_GE(agreement.share(), 0.85);
    for (const char* name : {"book_chapter_1.xml", "dissertation_1.xml", "journal_issue_1.xml"})
        EXPECT_THAT(read_path(read_crossref_xml, test_data() / "formats" / "crossref_xml" /
                                                     "bolognese_recorded" / name)
                        .kept,
                    SizeIs(1))
            << name;
}

}  // namespace
}  // namespace findings
