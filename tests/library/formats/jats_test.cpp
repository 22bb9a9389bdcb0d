#include "tests/library/formats/jats_test_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string small(const std::string& title)
{
    return "<article><front><article-meta><title-group><article-title>" + title +
           "</article-title></title-group></article-meta></front></article>";
}

std::vector<std::string> titles(const JatsResult& result)
{
    std::vector<std::string> found;
    for (const ReadRecord& read : result.kept)
        found.push_back(read.record.title);
    return found;
}

// ---- documents

TEST(Jats, ReadsAnArticleWithoutDoctype)
{
    const JatsResult result = read_as_jats("<?xml version='1.0'?>\n" + small("One"));
    EXPECT_THAT(titles(result), ElementsAre("One"));
    EXPECT_THAT(result.rejected, IsEmpty());
    EXPECT_EQ(result.kept.at(0).place, (Place{"a.xml", 2, 1}));
}

TEST(Jats, ReadsTheDoctypesOfNlmAndJats)
{
    for (const std::string id :
         {"-//NLM//DTD Journal Archiving and Interchange DTD v2.3 20070202//EN",
          "-//NLM//DTD Journal Publishing DTD v3.0 20080202//EN",
          "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.0 20120330//EN",
          "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.3 "
          "20210610//EN",
          "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with OASIS Tables with MathML3 v1.2 "
          "20190208//EN",
          "-//NLM//DTD JATS (Z39.96) Article Authoring DTD v1.4 20241031//EN"}) {
        SCOPED_TRACE(id);
        const JatsResult result =
            read_as_jats("<!DOCTYPE article PUBLIC '" + id + "' 'x.dtd'>" + small("One"));
        EXPECT_THAT(titles(result), ElementsAre("One"));
    }
}

TEST(Jats, RefusesAForeignDoctypeAndAnInternalSubset)
{
    for (const std::string doctype :
         {"<!DOCTYPE article PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'x.dtd'>",
          "<!DOCTYPE article SYSTEM 'file:///etc/passwd'>",
          "<!DOCTYPE article PUBLIC '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 "
          "20151215//EN' 'x.dtd' [<!ENTITY a 'b'>]>"}) {
        SCOPED_TRACE(doctype);
        const JatsResult result = read_as_jats(doctype + small("One"));
        EXPECT_THAT(result.kept, IsEmpty());
        ASSERT_THAT(result.rejected, SizeIs(1));
        EXPECT_EQ(result.rejected[0].place.line, 1u);
    }
}

TEST(Jats, ReadsEveryArticleOfASet)
{
    const JatsResult result =
        read_as_jats("<!DOCTYPE pmc-articleset PUBLIC '-//NLM//DTD ARTICLE SET 2.0//EN' 'x.dtd'>\n"
                     "<pmc-articleset>\n" +
                     small("One") + "\n" + small("Two") + "</pmc-articleset>");
    EXPECT_THAT(titles(result), ElementsAre("One", "Two"));
    EXPECT_EQ(result.kept.at(1).place, (Place{"a.xml", 4, 1}));
}

TEST(Jats, ReadsArticlesInAHarvest)
{
    const JatsResult result = read_as_jats(
        "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords><record><metadata>"
        "<article xmlns='https://jats.nlm.nih.gov/ns/archiving/1.3/'><front><article-meta>"
        "<title-group><article-title>One</article-title></title-group></article-meta></front>"
        "</article></metadata></record></ListRecords></OAI-PMH>");
    EXPECT_THAT(titles(result), ElementsAre("One"));
}

TEST(Jats, ReadsAPrefixedNamespace)
{
    const JatsResult result = read_as_jats(
        "<n:article xmlns:n='http://dtd.nlm.nih.gov/2.0/xsd/archivearticle'><n:front>"
        "<n:article-meta><n:title-group><n:article-title>One</n:article-title></n:title-group>"
        "</n:article-meta></n:front></n:article>");
    EXPECT_THAT(titles(result), ElementsAre("One"));
}

// ---- rejections

TEST(Jats, RefusesAnArticleWithNeitherTitleNorIdentifierAndGoesOn)
{
    const JatsResult result =
        read_as_jats("<articles>\n<article>\n<front><article-meta>\n<title-group/></article-meta>"
                     "</front></article>" +
                     small("Two") + "</articles>");
    EXPECT_THAT(titles(result), ElementsAre("Two"));
    EXPECT_THAT(
        result.rejected,
        ElementsAre(Rejection{
            {"a.xml", 4, 1},
            "the article has neither title nor identifier",
            "write its title into title-group/article-title, or give its DOI as article-id"}));
}

TEST(Jats, KeepsAnArticleThatHasOnlyAnIdentifier)
{
    const JatsResult result = read_as_jats(
        "<article><front><article-meta><article-id pub-id-type='doi'>10.1234/x</article-id>"
        "</article-meta></front></article>");
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.doi, Doi::parse("10.1234/x"));
}

TEST(Jats, RefusesAnArticleWithoutFront)
{
    const JatsResult result = read_as_jats("<article><body><p>Text</p></body></article>");
    EXPECT_THAT(result.rejected, ElementsAre(Rejection{
                                     {"a.xml", 1, 1},
                                     "the article has no front/article-meta, which says what it is",
                                     "add <front> with <article-meta> and a title"}));
}

TEST(Jats, SaysThatADocumentHoldsNoArticle)
{
    const JatsResult result = read_as_jats("<book><title>One</title></book>");
    EXPECT_THAT(
        result.rejected,
        ElementsAre(Rejection{{"a.xml", 0, 0},
                              "there is no JATS article in it",
                              "give a file with an <article> of JATS or NLM, or name its format"}));
}

TEST(Jats, KeepsWhatCameBeforeTheEndOfATruncatedSet)
{
    const JatsResult result = read_as_jats("<articles>" + small("One") + "<article><front>");
    EXPECT_THAT(titles(result), ElementsAre("One"));
    EXPECT_THAT(result.rejected, SizeIs(1));
}

// ---- recognising

TEST(Jats, RecognisesItsOwnDocumentsOnly)
{
    const std::vector<std::pair<std::string, bool>> documents{
        {"<article article-type='research-article'>", true},
        {"<!DOCTYPE article PUBLIC '-//NLM//DTD Journal Publishing DTD v2.3 20070202//EN' 'x'>"
         "<article>",
         true},
        {"\n<?xml-stylesheet href='a.xsl'?>\n<article><front><article-meta>", true},
        {"<article xmlns='http://jats.nlm.nih.gov/ns/archiving/1.2/'>", true},
        {"<articles><article><front>", true},
        {"<pmc-articleset><article>", true},
        {"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><record><metadata><article "
         "xmlns='https://jats.nlm.nih.gov/ns/archiving/1.3/'>",
         true},
        {"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><record><metadata><oai_dc:dc>",
         false},
        {"<article><title>DocBook 4</title><para>Text", false},
        {"<article xmlns='http://docbook.org/ns/docbook' version='5.0'><info>", false},
        {"<PubmedArticleSet><PubmedArticle>", false},
        {"<html><body><article><p>News", false},
        {"{\"article\": \"<article article-type='x'>\"}", false},
        {"TY  - JOUR\nTI  - <article article-type='x'>", false},
        {"", false},
    };
    for (const auto& [beginning, expected] : documents) {
        SCOPED_TRACE(beginning);
        EXPECT_EQ(recognises_jats(beginning), expected);
    }
}

TEST(Jats, IsInTheTableOfFormats)
{
    const Format* jats = format_named("jats");
    ASSERT_NE(jats, nullptr);
    EXPECT_EQ(format_of("<article article-type='letter'>", "x.xml"), jats);
    EXPECT_EQ(format_of("", "PMC1.nxml"), jats);
}

}  // namespace
}  // namespace findings
