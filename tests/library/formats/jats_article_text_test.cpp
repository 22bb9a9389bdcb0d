#include "tests/library/formats/jats_test_support.hpp"

#include "library/formats/jats_rights.hpp"
#include "library/formats/jats_sections.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

Language lang(const char* tag)
{
    return *Language::parse(tag);
}

// ---- abstracts

TEST(JatsArticle, ReadsAStructuredAbstractAsHeadedParagraphs)
{
    const Record record = jats_record(jats_article(
        "<abstract><title>Abstract</title><sec><title>Aim</title><p>To see.</p><p>More.</p></sec>"
        "<sec><title>Methods.</title><p>We asked <xref ref-type='bibr'>[1]</xref>:</p>"
        "<list><list-item><label>•</label><p>parents</p></list-item></list></sec></abstract>"));
    EXPECT_EQ(record.abstract, "Aim: To see.\n\nMore.\n\nMethods. We asked [1]:\n\n• parents");
}

TEST(JatsArticle, PutsEachKindOfAbstractInItsPlace)
{
    const std::string document = jats_article(
        "<abstract><p>Main.</p></abstract>"
        "<abstract abstract-type='teaser'><p>It works.</p></abstract>"
        "<abstract abstract-type='key-points'><list><list-item><p>One.</p></list-item><list-item>"
        "<p>(2) Two.</p></list-item></list></abstract>"
        "<abstract abstract-type='plain-language-summary'><title>Plain</title><p>Simple.</p>"
        "</abstract>"
        "<abstract abstract-type='toc'><p>In this issue.</p></abstract>"
        "<abstract abstract-type='graphical'><p><graphic/></p></abstract>"
        "<trans-abstract xml:lang='fr'><title>Résumé</title><p>Texte.</p></trans-abstract>");
    const Record record = jats_record(document);
    EXPECT_EQ(record.abstract, "Main.");
    EXPECT_EQ(record.bottom_line, "It works.");
    EXPECT_THAT(record.key_messages, ElementsAre("One.", "Two."));
    EXPECT_EQ(record.plain_summary, "Simple.");
    EXPECT_THAT(record.sections, ElementsAre(Section{"Abstract", "In this issue."},
                                             Section{"Résumé (fr)", "Texte."}));
    EXPECT_THAT(jats_notes(document), ElementsAre("a graphical abstract"));
}

TEST(JatsArticle, TakesTheOnlyAbstractForTheAbstract)
{
    EXPECT_EQ(
        jats_record(jats_article("<abstract abstract-type='key-points'><p>All.</p></abstract>"))
            .abstract,
        "All.");
}

// ---- what it is

TEST(JatsArticle, StatesAnEvidenceTypeOnlyWhereTheSourceDoes)
{
    const auto type = [](const std::string& article_type, const std::string& subject) {
        return jats_record("<article article-type='" + article_type +
                           "'><front><article-meta><article-categories><subj-group "
                           "subj-group-type='heading'><subject>" +
                           subject +
                           "</subject></subj-group></article-categories><title-group>"
                           "<article-title>A randomised controlled trial</article-title>"
                           "</title-group></article-meta></front></article>")
            .evidence_type;
    };
    EXPECT_EQ(type("systematic-review", ""), EvidenceType::systematic_review);
    EXPECT_EQ(type("research-article", "Systematic Review"), EvidenceType::systematic_review);
    EXPECT_EQ(type("research-article", "Randomized Controlled Trial"),
              EvidenceType::randomised_trial);
    EXPECT_EQ(type("meta_analysis", ""), EvidenceType::meta_analysis);
    EXPECT_EQ(type("review-article", "Review"), std::nullopt);
    EXPECT_EQ(type("research-article", "Article"), std::nullopt);
    EXPECT_EQ(type("case-report", ""), std::nullopt);
}

TEST(JatsArticle, IsRetractedWhereItPointsToItsRetraction)
{
    const auto status = [](const std::string& type, const std::string& relation,
                           const std::string& title = "T") {
        return jats_record("<article article-type='" + type +
                           "' xmlns:xlink='http://www.w3.org/1999/xlink'><front><article-meta>"
                           "<title-group><article-title>" +
                           title +
                           "</article-title></title-group><related-article "
                           "related-article-type='" +
                           relation +
                           "' ext-link-type='doi' xlink:href='10.1234/other'/></article-meta>"
                           "</front></article>")
            .status;
    };
    EXPECT_EQ(status("research-article", "retraction-forward"), Status::retracted);
    EXPECT_EQ(status("research-article", "companion", "Retracted: A study"), Status::retracted);
    EXPECT_EQ(status("retracted-article", "companion"), Status::retracted);
    EXPECT_EQ(status("article-commentary", "retraction-forward"), Status::retracted);
    EXPECT_EQ(status("research-article", "correction-forward"), Status::published);
    EXPECT_EQ(status("retraction", "retracted-article"), Status::published);
    EXPECT_EQ(status("retraction", "retraction-forward", "Retracted: A study"), Status::published);
}

TEST(JatsArticle, NamesTheWorkThatANoticeIsAbout)
{
    const std::string document =
        "<article article-type='retraction' xmlns:xlink='http://www.w3.org/1999/xlink'><front>"
        "<article-meta><title-group><article-title>Retraction</article-title></title-group>"
        "<related-article related-article-type='retracted-article' ext-link-type='doi' "
        "xlink:href='10.1234/Wrong'/></article-meta></front></article>";
    EXPECT_THAT(
        jats_record(document).sources,
        ElementsAre(SourceWork{.citation = "10.1234/wrong", .doi = Doi::parse("10.1234/wrong")}));
    EXPECT_THAT(jats_notes(document),
                ElementsAre("a related article (retracted-article): 10.1234/wrong"));
}

// ---- rights and statements

TEST(JatsArticle, NamesCreativeCommonsLicencesAsSpdxDoes)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {"http://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"},
        {"https://creativecommons.org/licenses/by-nc-nd/3.0", "CC-BY-NC-ND-3.0"},
        {"https://creativecommons.org/licenses/by/4.0/deed.en", "CC-BY-4.0"},
        {"https://creativecommons.org/licenses/BY-SA/4.0", "CC-BY-SA-4.0"},
        {"https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"},
        {"http://creativecommons.org/licenses/by-nc/2.0/uk/", ""},
        {"http://creativecommons.org/licenses/by/", ""},
        {"http://creativecommons.org/licenses/CC BY/4.0", ""},
        {"http://example.org/licenses/by/4.0/", ""},
        {"", ""},
    };
    for (const auto& [address, spdx] : cases) {
        SCOPED_TRACE(address);
        EXPECT_EQ(jats::spdx_of(address), spdx);
    }
}

TEST(JatsArticle, FindsTheLicenceWhereverItIsWritten)
{
    const auto rights = [](const std::string& permissions) {
        const Record record =
            jats_record(jats_article("<permissions>" + permissions + "</permissions>"));
        return std::pair(record.licence, record.access);
    };
    using Expected = std::pair<std::string, std::optional<Access>>;
    EXPECT_EQ(rights("<license><license-p>See <ext-link "
                     "xlink:href='http://creativecommons.org/licenses/by/2.0'>it</ext-link>."
                     "</license-p></license>"),
              (Expected{"CC-BY-2.0", Access::open}));
    EXPECT_EQ(rights("<license><license-p>(http://creativecommons.org/licenses/by/3.0/), which"
                     "</license-p></license>"),
              (Expected{"CC-BY-3.0", Access::open}));
    EXPECT_EQ(
        rights("<license><ali:license_ref>https://x.example/licence</ali:license_ref></license>"),
        (Expected{"https://x.example/licence", std::nullopt}));
    EXPECT_EQ(rights("<ali:free_to_read/>"), (Expected{"", Access::open}));
    EXPECT_EQ(rights("<license license-type='open-access'><p>Free.</p></license>"),
              (Expected{"", Access::open}));
    EXPECT_EQ(rights("<copyright-statement>© Us</copyright-statement>"),
              (Expected{"", std::nullopt}));
}

TEST(JatsArticle, FindsStatementsByTypeAndByHeading)
{
    const std::string none = "No interests.";
    for (const std::string place :
         {"<back><fn-group><fn fn-type='COI-statement'><p>No interests.</p></fn></fn-group></back>",
          "<back><sec sec-type='conflict'><title>X</title><p>No interests.</p></sec></back>",
          "<back><notes notes-type='COI-statement'><p>No interests.</p></notes></back>",
          "<body><sec><title>Competing interests</title><p>No interests.</p></sec></body>",
          "<back><ack><title>Thanks</title><sec><title>Conflits d’intérêts</title><p>No interests."
          "</p></sec></ack></back>"}) {
        SCOPED_TRACE(place);
        EXPECT_EQ(jats_record(jats_article("", place)).conflicts, none);
    }
    EXPECT_EQ(jats_record(jats_article("", "<back><sec><title>Funding</title><p>By us.</p></sec>"
                                           "</back>"))
                  .funding,
              "By us.");
    EXPECT_EQ(jats_record(jats_article("<funding-group><award-group><funding-source>CIHR"
                                       "</funding-source><award-id>12</award-id></award-group>"
                                       "</funding-group>"))
                  .funding,
              "CIHR (12)");
}

// ---- text

TEST(JatsArticle, KeepsTheBodyAsSections)
{
    const Record record = jats_record(jats_article(
        "",
        "<body><p>Before.</p><sec><title>Methods</title><p>We.</p><sec><title>People</title>"
        "<p>They<xref ref-type='bibr'><sup>1</sup></xref>.</p></sec><table-wrap><table><tr><td>1"
        "</td></tr></table></table-wrap></sec><sec><title>Files</title><supplementary-material>"
        "<p>x</p></supplementary-material></sec></body>"));
    EXPECT_THAT(record.sections,
                ElementsAre(Section{"", "Before."}, Section{"Methods", "We.\n\nPeople: They."}));
}

TEST(JatsArticle, CutsTextPastItsLimitAfterAParagraph)
{
    const std::string paragraph = "<p>" + std::string(1000, 'x') + "</p>";
    std::string body = "<body><sec><title>Long</title>";
    for (int i = 0; i < 300; ++i)
        body += paragraph;
    const std::string document = jats_article("", body + "</sec></body>");
    const Record record = jats_record(document);
    ASSERT_THAT(record.sections, SizeIs(1));
    EXPECT_LE(record.sections[0].text.size(), jats::most_section_text);
    EXPECT_GT(record.sections[0].text.size(), jats::most_section_text - 2000);
    EXPECT_EQ((record.sections[0].text.size() + 2) % 1002, 0u);
    EXPECT_THAT(jats_notes(document), ElementsAre("text past the first 256 KiB"));
}

TEST(JatsArticle, TakesTranslationsOutOfSubArticlesAndNotesTheOthers)
{
    const std::string document = jats_article(
        "<article-id pub-id-type='doi'>10.1234/x</article-id>",
        "<sub-article article-type='translation' xml:lang='fr'><front-stub>"
        "<article-id pub-id-type='doi'>10.1234/y</article-id><title-group><article-title>Une étude"
        "</article-title></title-group><abstract><p>Texte.</p></abstract></front-stub></"
        "sub-article>"
        "<sub-article article-type='reviewer-report'><front-stub><title-group><article-title>Report"
        "</article-title></title-group></front-stub></sub-article><response/>");
    const Record record = jats_record(document);
    EXPECT_EQ(record.doi, Doi::parse("10.1234/x"));
    EXPECT_THAT(record.translated_titles, ElementsAre(Translated{lang("fr"), "Une étude"}));
    EXPECT_THAT(record.sections, ElementsAre(Section{"Abstract (fr)", "Texte."}));
    EXPECT_THAT(jats_notes(document),
                ElementsAre("the whole text in fr",
                            "responses, reviews and other parts with a front of their own: 2"));
    EXPECT_THAT(read_as_jats(document).kept, SizeIs(1));
}

// ---- references

std::vector<SourceWork> references(const std::string& ref)
{
    return jats_record(jats_article("", "<back><ref-list><ref>" + ref + "</ref></ref-list></back>"))
        .references;
}

TEST(JatsArticle, ComposesACitationOutOfElements)
{
    EXPECT_THAT(
        references(
            "<label>1</label><element-citation><person-group person-group-type='author'><name>"
            "<surname>Roy</surname><given-names>A</given-names></name><etal/></person-group>"
            "<article-title>Homes</article-title><source>J Care</source><year>1999</year>"
            "<volume>7</volume><issue>2</issue><fpage>3</fpage><lpage>9</lpage>"
            "<pub-id pub-id-type='pmid'>123</pub-id>"
            "<pub-id pub-id-type='doi'>10.1234/X</pub-id></element-citation>"),
        ElementsAre(SourceWork{.citation = "Roy A, et al. Homes. J Care. 1999;7(2):3-9.",
                               .doi = Doi::parse("10.1234/x"),
                               .pmid = Pmid::parse("123")}));
}

TEST(JatsArticle, KeepsTheTextOfAWrittenCitation)
{
    EXPECT_THAT(
        references("<mixed-citation><name><surname>Roy</surname><given-names>A</given-names>"
                   "</name>. <article-title>Homes</article-title>. <source>J Care</source> "
                   "<year>1999</year>;7:3. <pub-id pub-id-type='pmid'>123</pub-id> "
                   "<ext-link ext-link-type='uri' xlink:href='https://x.example/a'>"
                   "https://x.example/a</ext-link></mixed-citation>"),
        ElementsAre(SourceWork{.citation = "Roy A. Homes. J Care 1999;7:3. https://x.example/a",
                               .pmid = Pmid::parse("123"),
                               .url = Url::parse("https://x.example/a")}));
}

TEST(JatsArticle, CountsOneWorkGivenTwiceOnceAndTwoWorksTwice)
{
    EXPECT_THAT(
        references("<mixed-citation>Roy A. Homes. 1999.</mixed-citation><element-citation>"
                   "<source>Homes</source><pub-id pub-id-type='doi'>10.1234/x</pub-id>"
                   "</element-citation>"),
        ElementsAre(SourceWork{.citation = "Roy A. Homes. 1999.", .doi = Doi::parse("10.1234/x")}));
    EXPECT_THAT(references("<mixed-citation>One.</mixed-citation><mixed-citation>Two."
                           "</mixed-citation>"),
                ElementsAre(SourceWork{.citation = "One."}, SourceWork{.citation = "Two."}));
}

// ---- what cannot be kept

TEST(JatsArticle, SaysWhichIdentifierIsNone)
{
    const std::string document =
        jats_article("<article-id pub-id-type='doi'>not a doi</article-id>");
    EXPECT_EQ(jats_record(document).doi, std::nullopt);
    EXPECT_THAT(jats_notes(document),
                ElementsAre("an identifier of type doi that is not one: not a doi"));
}

TEST(JatsArticle, TakesNoIdentifierFromASubArticleOrAReference)
{
    const Record record = jats_record(jats_article(
        "", "<back><ref-list><ref><element-citation><pub-id pub-id-type='doi'>10.1234/ref</pub-id>"
            "</element-citation></ref></ref-list></back>"));
    EXPECT_EQ(record.doi, std::nullopt);
}

}  // namespace
}  // namespace findings
