#include "library/formats/pubmed_xml.hpp"

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

std::string article(const std::string& parts, const std::string& citation = {},
                    const std::string& data = {})
{
    return "<PubmedArticle><MedlineCitation><PMID Version='1'>123</PMID><Article>" + parts +
           "</Article>" + citation + "</MedlineCitation><PubmedData>" + data +
           "</PubmedData></PubmedArticle>";
}

ReadRecord read_one(const std::string& document)
{
    ReadResult result = read_text(read_pubmed_xml, document, "a.xml");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

TEST(PubmedXml, ReadsAnArticleWhole)
{
    const ReadRecord read = read_one(article(
        "<Journal><ISSN>0009-4021</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue>"
        "<PubDate><Year>2020</Year><Month>Mar</Month></PubDate></JournalIssue>"
        "<Title>Child welfare (Arlington, Va.)</Title></Journal>"
        "<ArticleTitle>Kinship care and CO<sub>2</sub>.</ArticleTitle>"
        "<Pagination><MedlinePgn>475-82</MedlinePgn></Pagination>"
        "<ELocationID EIdType='doi'>10.1234/ABC</ELocationID>"
        "<Abstract><AbstractText Label='AIM'>Why.</AbstractText>"
        "<AbstractText Label='RESULTS'>What.</AbstractText></Abstract>"
        "<AuthorList><Author><LastName>Roy</LastName><ForeName>Anne B</ForeName>"
        "<Initials>AB</Initials><Suffix>Jr</Suffix>"
        "<Identifier Source='ORCID'>0000-0002-1825-0097</Identifier>"
        "<AffiliationInfo><Affiliation>McGill</Affiliation></AffiliationInfo></Author>"
        "<Author><CollectiveName>Kin Group</CollectiveName></Author></AuthorList>"
        "<Language>eng</Language>"
        "<GrantList><Grant><GrantID>R01</GrantID><Agency>NIH</Agency></Grant></GrantList>"
        "<PublicationTypeList><PublicationType>Journal Article</PublicationType>"
        "<PublicationType>Randomized Controlled Trial</PublicationType>"
        "<PublicationType>Meta-Analysis</PublicationType></PublicationTypeList>"
        "<ArticleDate><Year>2019</Year><Month>12</Month><Day>05</Day></ArticleDate>",
        "<MeshHeadingList><MeshHeading><DescriptorName>Child</DescriptorName></MeshHeading>"
        "</MeshHeadingList><KeywordList><Keyword>kin</Keyword></KeywordList>"
        "<CoiStatement>None.</CoiStatement>",
        "<ArticleIdList><ArticleId IdType='pmc'>PMC77</ArticleId></ArticleIdList>"
        "<ReferenceList><Reference><Citation>Doe. 2001.</Citation><ArticleIdList>"
        "<ArticleId IdType='pubmed'>9</ArticleId></ArticleIdList></Reference></ReferenceList>"));
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kinship care and CO₂",
        .abstract = "AIM: Why.\n\nRESULTS: What.",
        .authors = {{.family = "Roy",
                     .given = "Anne B, Jr",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .organisation = "McGill"},
                    {.name = "Kin Group"}},
        .container = {.title = "Child welfare", .volume = "12", .issue = "3", .pages = "475-482"},
        .doi = Doi::parse("10.1234/abc"),
        .pmid = Pmid::parse("123"),
        .pmcid = Pmcid::parse("PMC77"),
        .issns = {*Issn::parse("0009-4021")},
        .issued = Date::parse("2019-12-05"),
        .evidence_type = EvidenceType::meta_analysis,
        .keywords = {"kin", "Child"},
        .references = {{.citation = "Doe. 2001.", .pmid = Pmid::parse("9")}},
        .funding = "NIH R01",
        .conflicts = "None.",
    };
    EXPECT_EQ(to_json(read.record), to_json(expected));
    EXPECT_THAT(read.notes, IsEmpty());
}

TEST(PubmedXml, TheTitleOfTheWorkItselfComesFirst)
{
    const Record record =
        read_one(article("<ArticleTitle>[Kin.]</ArticleTitle><Language>fre"
                         "</Language><VernacularTitle>Proches.</VernacularTitle>"))
            .record;
    EXPECT_EQ(record.title, "Proches");
    EXPECT_THAT(record.translated_titles, ElementsAre(Translated{*Language::parse("en"), "Kin."}));
}

TEST(PubmedXml, ARetractedArticleIsRetractedAndItsNoticeIsNot)
{
    const std::string types = "<PublicationTypeList><PublicationType>";
    const std::string end = "</PublicationType></PublicationTypeList>";
    EXPECT_EQ(read_one(article(types + "Retracted Publication" + end)).record.status,
              Status::retracted);
    const Record notice =
        read_one(article("<ArticleTitle>Retracted: kin</ArticleTitle>" + types +
                             "Retraction of Publication" + end,
                         "<CommentsCorrectionsList><CommentsCorrections RefType='RetractionOf'>"
                         "<RefSource>J. 2001</RefSource><PMID>5</PMID></CommentsCorrections>"
                         "</CommentsCorrectionsList>"))
            .record;
    EXPECT_EQ(notice.status, Status::published);
    EXPECT_THAT(notice.sources,
                ElementsAre(SourceWork{.citation = "J. 2001", .pmid = Pmid::parse("5")}));
}

TEST(PubmedXml, ReadsAChapterOfABook)
{
    const ReadRecord read = read_one(
        "<PubmedBookArticle><BookDocument><PMID>7</PMID><Book><Publisher><PublisherName>P"
        "</PublisherName></Publisher><BookTitle>The book</BookTitle><PubDate><Year>2009</Year>"
        "</PubDate><Isbn>9783642002304</Isbn></Book><ArticleTitle>The chapter</ArticleTitle>"
        "<AuthorList><Author><LastName>Roy</LastName></Author></AuthorList>"
        "</BookDocument></PubmedBookArticle>");
    EXPECT_EQ(read.record.title, "The chapter");
    EXPECT_EQ(read.record.container.title, "The book");
    EXPECT_EQ(read.record.publisher, "P");
    EXPECT_EQ(read.record.issued, Date::parse("2009"));
    EXPECT_THAT(read.record.authors, ElementsAre(Agent{.family = "Roy"}));
    EXPECT_THAT(read.notes, ElementsAre("the type of work: book chapter"));
}

TEST(PubmedXml, KeepsTheGoodArticlesBesideABadOne)
{
    const ReadResult result =
        read_text(read_pubmed_xml, "<?xml version='1.0'?>\n<!DOCTYPE PubmedArticleSet PUBLIC "
                                   "'-//NLM//DTD PubMedArticle, 1st January 2025//EN' 'x.dtd'>\n"
                                   "<PubmedArticleSet>\n<PubmedArticle/>\n" +
                                       article("") + "</PubmedArticleSet>");
    ASSERT_THAT(result.kept, SizeIs(1));
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_EQ(result.rejected[0].place.line, 4U);
}

TEST(PubmedXml, IsRecognisedByItsRoot)
{
    EXPECT_EQ(format_of("<PubmedArticleSet>", "x"), format_named("pubmed_xml"));
    EXPECT_EQ(format_of(article(""), "x"), format_named("pubmed_xml"));
}

TEST(PubmedXmlOfPubmed, IsReadAndAgreesWithZotero)
{
    const auto files = zotero_files("pubmed_xml");
    if (files.empty())
        GTEST_SKIP() << "no test data";
    FieldAgreement agreement;
    for (const auto& file : files) {
        const ReadResult result = read_path(read_pubmed_xml, file);
        const auto items = zotero_items(file);
        EXPECT_EQ(result.kept.size(), items.size()) << file;
        for (std::size_t i = 0; i < std::min(result.kept.size(), items.size()); ++i)
            agreement.count_zotero(result.kept[i], items[i].as_object(), file.filename());
    }
    std::cout << agreement.report();
    EXPECT_GE(agreement.share(), 0.98);
    std::size_t kept = 0;
    for (const char* name : {"qi29/pubmed_result.xml", "sr_project/pubmed_result.xml"}) {
        const ReadResult result =
            read_path(read_pubmed_xml, test_data() / "formats" / "pubmed_xml" / name);
        EXPECT_THAT(result.rejected, IsEmpty()) << name;
        kept += result.kept.size();
    }
    EXPECT_EQ(kept, 227U);
}

}  // namespace
}  // namespace findings
