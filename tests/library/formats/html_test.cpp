#include "library/formats/html.hpp"

#include "library/base/text.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

ReadResult read_as_html(const std::string& page)
{
    return read_text(read_html, page, "a.html");
}

Record html_record(const std::string& page)
{
    ReadResult result = read_as_html(page);
    EXPECT_THAT(result.rejected, IsEmpty());
    return result.kept.empty() ? Record{} : result.kept.front().record;
}

// ---- recognising

TEST(Html, IsKnownByItsFirstMarkup)
{
    EXPECT_TRUE(recognises_html("<!DOCTYPE html>"));
    EXPECT_TRUE(recognises_html("\xEF\xBB\xBF\r\n<!-- x -->\n<HTML lang=en>"));
    EXPECT_TRUE(recognises_html("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'>"));
    EXPECT_TRUE(recognises_html("<head><title>"));
    EXPECT_TRUE(recognises_html(std::string_view("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)));
    EXPECT_TRUE(recognises_html("<h1 id='a'>A part of a page</h1>"));
    EXPECT_FALSE(recognises_html("<section xmlns='http://docbook.org/ns/docbook'>"));
    EXPECT_FALSE(recognises_html("<table xmlns='urn:x'>"));
    EXPECT_FALSE(recognises_html("<html5stuff>"));
    EXPECT_FALSE(recognises_html("<article><front/><body>"));
    EXPECT_FALSE(recognises_html("A text about <html> and more"));
    EXPECT_FALSE(recognises_html("<!-- never closed <html>"));
    EXPECT_FALSE(recognises_html(""));
}

TEST(Html, ComesAfterTheFormatsOfXml)
{
    EXPECT_EQ(format_of("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "a"),
              format_named("html"));
    EXPECT_EQ(format_of("<article article-type='x'><front>", "a.html"), format_named("jats"));
    EXPECT_EQ(format_of("<p>no head", "a.htm"), format_named("html"));
}

// ---- text

TEST(Html, TextIsWhatMainHoldsWithHeadingsAsSections)
{
    const Record record = html_record(
        "<!doctype html><html lang=fr><title>Visites | Site</title><body><header><h1>Site</h1>"
        "</header><nav>menu</nav><main><header><h1>Visites <em>utiles</em></h1></header>"
        "<p>Avant\n tout.<p>Puis<br>ceci.<script>no()</script><h2>Étapes&nbsp;:</h2>"
        "<ul><li>une<ul><li>dessous</ul><li><p>deux</p></ul><ol start=3><li>trois</ol>"
        "<table><tr><th>a<td>b</tr><tr><td>1<td>2</table><h2>Fin</h2><div>x<div>y</div>z</div>"
        "<pre>l 1\n\nl 2</pre><p hidden>no<aside>no</aside></main><footer>pied</footer>");
    EXPECT_EQ(record.title, "Visites utiles");
    EXPECT_EQ(record.language, Language::parse("fr"));
    EXPECT_THAT(record.sections,
                ElementsAre(Section{"", "Avant tout.\n\nPuis\nceci."},
                            Section{"Étapes\u00A0:",
                                    "- une\n  - dessous\n- deux\n3. trois\n\na | b\n1 | 2"},
                            Section{"Fin", "x\n\ny\n\nz\n\nl 1\n\nl 2"}));
}

TEST(Html, RecommendationsAreTakenWhereTheHeadingSaysSo)
{
    const Record record =
        html_record("<body><h1>A</h1><h2>Recommandations :</h2><ol><li>Visiter.<li>Appeler.</ol>"
                    "<h2>Autres</h2><ul><li>non</ul>");
    EXPECT_THAT(record.recommendations,
                ElementsAre(Recommendation{"Visiter."}, Recommendation{"Appeler."}));
    EXPECT_THAT(record.sections, ElementsAre(Section{"Autres", "- non"}));
}

TEST(Html, TablesThatLayOutThePageAreNone)
{
    const Record record =
        html_record("<body><table><tr><td>left<td><h1>A</h1><p>one<h2>B</h2><p>two</table>");
    EXPECT_EQ(record.title, "A");
    EXPECT_THAT(record.sections, ElementsAre(Section{"", "left\n\none"}, Section{"B", "two"}));
}

TEST(Html, TitleIsThePagesOwnWhereTheTextHasNone)
{
    EXPECT_EQ(html_record("<title>A &amp; b</title><body>x").title, "A & b");
    EXPECT_EQ(html_record("<body><h1>One</h1>a<h1>Two</h1>b").title, "One");
    EXPECT_THAT(said(read_as_html("<html><body><script>x</script></body></html>")),
                ElementsAre("a.html:1: the document has neither a title nor text; give a document "
                            "with text in it; pictures are not read"));
}

// ---- metadata

TEST(Html, MetadataOfAnArticleMakeItOne)
{
    const ReadResult result = read_as_html(
        "<head><title>x</title>"
        "<meta name=citation_title content='Soins &lt;à domicile&gt;'>"
        "<meta name=citation_author content='Roy, Anne'>"
        "<meta name=citation_author_institution content='UQAM'>"
        "<meta name=citation_author_orcid content='https://orcid.org/0000-0002-1825-0097'>"
        "<meta name=citation_author content='Paul Bé'>"
        "<meta name=citation_publication_date content='2015/3/2'>"
        "<meta name=citation_journal_title content=Revue>"
        "<meta name=citation_volume content=3><meta name=citation_issue content=2>"
        "<meta name=citation_firstpage content=10><meta name=citation_lastpage content=19>"
        "<meta name=citation_doi content='doi:10.1234/X'><meta name=citation_issn "
        "content='0003-0554'><meta name=citation_pmid content=123>"
        "<meta name=citation_fulltext_html_url content='https://a.org/x'>"
        "<meta name=DC.language content=fra><meta name=description content='Un résumé.'>"
        "<meta property='og:type' content=article></head><body>text</body>");
    ASSERT_THAT(result.kept, SizeIs(1));
    Record record = result.kept[0].record;
    EXPECT_EQ(record, (Record{.kind = Kind::study,
                              .language = Language::parse("fr"),
                              .title = "Soins <à domicile>",
                              .abstract = "Un résumé.",
                              .sections = {{"", "text"}},
                              .authors = {{.family = "Roy",
                                           .given = "Anne",
                                           .orcid = Orcid::parse("0000-0002-1825-0097"),
                                           .organisation = "UQAM"},
                                          {.name = "Paul Bé"}},
                              .container = {"Revue", "3", "2", "10-19"},
                              .doi = Doi::parse("10.1234/x"),
                              .pmid = Pmid::parse("123"),
                              .issns = {*Issn::parse("0003-0554")},
                              .issued = Date::parse("2015-03-02")}));
    EXPECT_THAT(result.kept[0].notes,
                ElementsAre("citation_fulltext_html_url has no place in a record"));
}

TEST(Html, LinkedDataIsRead)
{
    const Record record = html_record(
        R"(<head><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"no"},{"@type":["ScholarlyArticle"],"headline":"A study",
        "author":[{"@type":"Person","familyName":"Roy","givenName":"Anne",
        "sameAs":"https://orcid.org/0000-0002-1825-0097"},{"name":"Centre"}],
        "datePublished":"2020-05-01","inLanguage":"en","identifier":{"@type":"PropertyValue",
        "value":"https://doi.org/10.1234/y"},"license":"https://creativecommons.org/licenses/by/4.0/",
        "isPartOf":{"@type":"PublicationIssue","issueNumber":2,"isPartOf":{"@type":"Periodical",
        "name":"Revue"}}}]}</script><body>x)");
    EXPECT_EQ(record.kind, Kind::study);
    EXPECT_EQ(record.evidence_type, std::nullopt);
    EXPECT_EQ(record.title, "A study");
    EXPECT_THAT(record.authors, ElementsAre(Agent{.family = "Roy",
                                                  .given = "Anne",
                                                  .orcid = Orcid::parse("0000-0002-1825-0097")},
                                            Agent{.name = "Centre"}));
    EXPECT_EQ(record.issued, Date::parse("2020-05-01"));
    EXPECT_EQ(record.doi, Doi::parse("10.1234/y"));
    EXPECT_EQ(record.licence, "CC-BY-4.0");
    EXPECT_EQ(record.container, (Container{.title = "Revue", .issue = "2"}));
}

TEST(Html, ANewsPageIsNoStudyAndWhatItDoesNotSayIsNoted)
{
    const ReadResult result =
        read_as_html("<html><head><meta property='og:type' content=article>"
                     "<meta property='og:title' content='Aller voir'>"
                     "<meta property='article:published_time' content='2024-02-03T10:00:00Z'>"
                     "<link rel=canonical href='https://a.org/b'>"
                     "<script type='application/ld+json'>{broken</script></head><body>x");
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.title, "Aller voir");
    EXPECT_EQ(result.kept[0].record.issued, Date::parse("2024-02-03"));
    EXPECT_EQ(result.kept[0].record.url, Url::parse("https://a.org/b"));
    EXPECT_EQ(result.kept[0].record.evidence_type, EvidenceType::practice_guide);
    EXPECT_THAT(result.kept[0].notes, Contains(HasSubstr("taken as a practice guide")));
}

// ---- encodings

TEST(Html, EncodingIsFoundByMarkDeclarationAndContent)
{
    const auto title = [](const std::string& page) { return html_record(page).title; };
    EXPECT_EQ(title("<title>\xC3\x89t\xC3\xA9</title>"), "Été");
    EXPECT_EQ(title("<meta charset=iso-8859-1><title>\xC9t\xE9 \x93x\x94</title>"), "Été “x”");
    EXPECT_EQ(title("<meta charset='ISO-8859-2'><title>\xB1</title>"), "ą");
    EXPECT_EQ(title("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>"
                    "<title>\xC1</title>"),
              "а");
    EXPECT_EQ(title("<?xml version='1.0' encoding='shift_jis'?><html><title>\x83\x65</title>"),
              "テ");
    EXPECT_EQ(title("<meta charset=koi8-r><title>\xC3\xA9</title>"), "é");
    EXPECT_EQ(title("\xEF\xBB\xBF<meta charset=koi8-r><title>\xC3\xA9</title>"), "é");
    EXPECT_EQ(title(std::string("\xFF\xFE<\0t\0i\0t\0l\0e\0>\0\xC9\0", 18)), "É");
    EXPECT_THAT(said(read_as_html("<meta charset=klingon><title>\xC3(</title>")),
                ElementsAre("a.html: the page declares the encoding klingon, which is not known "
                            "here; save it as UTF-8"));
    EXPECT_THAT(said(read_as_html("<meta charset=shift_jis><title>\xFF\xFF</title>")), SizeIs(1));
}

TEST(Html, TheErrorPageOfAServerIsNoDocument)
{
    EXPECT_THAT(
        said(read_as_html("<html><head>\n<title>404 Not Found</title></head><body>x")),
        ElementsAre("a.html: the page is a server's message and no document: 404 Not Found; "
                    "fetch the document again and look at it in a browser"));
    EXPECT_EQ(html_record("<title>404 families and what they said</title>x").title,
              "404 families and what they said");
}

// ---- what is hostile

TEST(Html, ThatNestsTooDeepIsRefusedAtItsLine)
{
    std::string page = "<title>A</title>\n<body>\n";
    for (int i = 0; i < 1'000'000; ++i)
        page += "<div>";
    EXPECT_THAT(said(read_as_html(page)),
                ElementsAre("a.html:3: elements lie more than 512 deep; write it flatter, or close "
                            "its elements"));
}

TEST(Html, DepthThatHidesFromTheFirstGlanceIsBoundedToo)
{
    std::string page = "<title>A</title><svg><style>";
    for (int i = 0; i < 20'000; ++i)
        page += "<a>";
    const ReadResult result = read_as_html(page + "</style></svg><p>text");
    EXPECT_EQ(result.kept.size() + result.rejected.size(), 1u);
}

TEST(Html, ThatTakesTooMuchMemoryIsRefused)
{
    std::string page = "<title>A</title><p>";
    for (int i = 0; i < 400; ++i)
        page += "<font color=" + std::to_string(i) + ">";
    for (int i = 0; i < 200'000; ++i)
        page += "<p>x";
    EXPECT_THAT(said(read_as_html(page)),
                ElementsAre("a.html: the page is too intricate to be read; save its text anew, as "
                            "HTML or Markdown"));
}

TEST(Html, UnclosedParagraphsAndItemsAreNotDeep)
{
    std::string page = "<title>A</title><ul>";
    for (int i = 0; i < 5'000; ++i)
        page += "<li><p>x<br>";
    EXPECT_EQ(html_record(page).title, "A");
}

TEST(Html, ThatIsTooLargeIsRefused)
{
    EXPECT_THAT(said(read_as_html("<html>" + std::string(largest_html, ' '))),
                ElementsAre("a.html: the page is larger than 16 MiB; save it without pictures, or "
                            "divide it"));
}

TEST(Html, GivesNaughtyStringsBackAsText)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    const auto escaped = [](const std::string& text) {
        std::string safe;
        for (const char c : text)
            safe += c == '<'   ? "&lt;"
                    : c == '&' ? "&amp;"
                    : c == '"' ? "&quot;"
                               : std::string(1, c);
        return safe;
    };
    for (const std::string& text : strings) {
        SCOPED_TRACE(text);
        if (text.find_first_of("\n\r\t\x7f") != std::string::npos || folded(text).empty() ||
            text.find("  ") != std::string::npos || trimmed(text) != text ||
            text.starts_with("\xC2\x80"))  // controls that HTML has no way to write
            continue;
        const ReadResult result =
            read_as_html("\xEF\xBB\xBF<meta name=citation_title content=\"" + escaped(text) +
                         "\"><body><h2>x</h2><p>" + escaped(text) + "</p>");
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.title, text);
        EXPECT_THAT(result.kept[0].record.sections, ElementsAre(Section{"x", text}));
    }
}

TEST(Html, RawNaughtyStringsAreReadOrRefused)
{
    for (const std::string& text : naughty_strings()) {
        const ReadResult result = read_as_html("<html><title>t</title><body>" + text);
        EXPECT_EQ(result.kept.size(), 1u) << text;
    }
}

// ---- real files

TEST(HtmlOfOthers, IsRead)
{
    const fs::path folder = test_data() / "formats" / "html";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    int files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".html")
            continue;
        SCOPED_TRACE(entry.path());
        const ReadResult result = read_path(read_html, entry.path());
        EXPECT_THAT(result.rejected, IsEmpty());
        ASSERT_THAT(result.kept, SizeIs(1));
        const Record& record = result.kept[0].record;
        std::cout << entry.path().filename() << ": " << record.title << ", "
                  << record.sections.size() << " sections\n";
        EXPECT_FALSE(record.title.empty());
        EXPECT_FALSE(record.sections.empty());
        ++files;
    }
    EXPECT_GE(files, 16);
}

TEST(HtmlOfOthers, HasTheTextOfAGuideAndNotItsPagesFurniture)
{
    const fs::path file =
        test_data() / "formats" / "html" / "fiches_travail_fr" / "la-demission.html";
    if (!fs::exists(file))
        GTEST_SKIP() << "no test data";
    const Record record = read_path(read_html, file).kept.at(0).record;
    EXPECT_EQ(record.title, "La démission");
    EXPECT_EQ(record.language, Language::parse("fr"));
    std::string text;
    for (const Section& section : record.sections)
        text += section.heading + "\n" + section.text + "\n";
    EXPECT_THAT(text, HasSubstr("rompre son contrat de travail"));
    EXPECT_THAT(text, Not(HasSubstr("Plan du site")));
    EXPECT_THAT(text, Not(HasSubstr("function")));
}

}  // namespace
}  // namespace findings
