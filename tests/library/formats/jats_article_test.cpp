#include "tests/library/formats/jats_test_support.hpp"

#include "library/formats/jats_rights.hpp"
#include "library/formats/jats_sections.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

Language lang(const char* tag)
{
    return *Language::parse(tag);
}

Record titled(const std::string& title_group)
{
    return jats_record("<article><front><article-meta><title-group>" + title_group +
                       "</title-group></article-meta></front></article>");
}

// ---- the whole, once

TEST(JatsArticle, BecomesARecordFieldByField)
{
    const Record record = jats_record(R"(<article article-type="research-article" xml:lang="fr"
 xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-id journal-id-type="nlm-ta">Rev Test</journal-id>
 <journal-title-group><journal-title>Revue d’essai</journal-title></journal-title-group>
 <issn pub-type="ppub">0378-5955</issn><issn pub-type="epub">0378-5955</issn>
 <publisher><publisher-name>Presses</publisher-name></publisher></journal-meta>
<article-meta>
 <article-id pub-id-type="pmid">12345</article-id>
 <article-id pub-id-type="pmc">678</article-id>
 <article-id pub-id-type="doi">10.1234/AbC</article-id>
 <title-group><article-title>Une étude</article-title>
  <trans-title-group xml:lang="en"><trans-title>A study</trans-title></trans-title-group></title-group>
 <contrib-group><contrib contrib-type="author"><name><surname>Roy</surname>
  <given-names>Anne</given-names></name></contrib></contrib-group>
 <pub-date pub-type="epub"><day>4</day><month>3</month><year>2015</year></pub-date>
 <volume>7</volume><issue>2</issue><fpage>12</fpage><lpage>19</lpage>
 <permissions><license xlink:href="http://creativecommons.org/licenses/by/4.0/"/></permissions>
 <abstract><p>Résumé.</p></abstract>
 <kwd-group><kwd>enfants</kwd><kwd>familles</kwd></kwd-group>
 <funding-group><funding-statement>Payé par nous.</funding-statement></funding-group>
</article-meta></front>
<body><sec><title>Méthodes</title><p>Texte.</p></sec></body>
<back><fn-group><fn fn-type="coi-statement"><p>Aucun.</p></fn></fn-group></back></article>)");

    Record expected{
        .kind = Kind::study,
        .language = lang("fr"),
        .title = "Une étude",
        .translated_titles = {{lang("en"), "A study"}},
        .abstract = "Résumé.",
        .sections = {{"Méthodes", "Texte."}},
        .authors = {{.family = "Roy", .given = "Anne"}},
        .publisher = "Presses",
        .container = {.title = "Revue d’essai", .volume = "7", .issue = "2", .pages = "12-19"},
        .doi = Doi::parse("10.1234/abc"),
        .pmid = Pmid::parse("12345"),
        .pmcid = Pmcid::parse("PMC678"),
        .issns = {*Issn::parse("0378-5955")},
        .issued = Date::parse("2015-03-04"),
        .knowledge_source = KnowledgeSource::research,
        .keywords = {"enfants", "familles"},
        .licence = "CC-BY-4.0",
        .access = Access::open,
        .funding = "Payé par nous.",
        .conflicts = "Aucun.",
    };
    EXPECT_EQ(record, expected);
}

// ---- titles and inline text

TEST(JatsArticle, ReadsTitlesAsOneLineOfText)
{
    const std::vector<std::pair<std::string, std::string>> titles{
        {"  A\n  <italic>long</italic>\n title ", "A long title"},
        {"CO<sub>2</sub> at 10<sup>-3</sup> kg/m<sup>2</sup>", "CO₂ at 10⁻³ kg/m²"},
        {"The Loozit<sup>® </sup>Study", "The Loozit® Study"},
        {"Marked<sup>*</sup>", "Marked"},
        {"Marked<xref ref-type='fn' rid='f1'>☆</xref>", "Marked"},
        {"Marked<sup><xref ref-type='fn' rid='f1'>1</xref></sup>", "Marked"},
        {"Marked<fn id='f'><p>A note</p></fn>", "Marked"},
        {"Two<break/>lines", "Two lines"},
        {"Caf\xC3\xA9 = Cafe\xCC\x81", "Café = Café"},
        {"If <inline-formula><alternatives><tex-math>$x$</tex-math><mml:math "
         "xmlns:mml='http://www.w3.org/1998/Math/MathML'><mml:mi>x</mml:mi></mml:math>"
         "</alternatives></inline-formula> is",
         "If x is"},
    };
    for (const auto& [xml, text] : titles) {
        SCOPED_TRACE(xml);
        EXPECT_EQ(titled("<article-title>" + xml + "</article-title>").title, text);
    }
}

TEST(JatsArticle, JoinsTitleAndSubtitle)
{
    EXPECT_EQ(titled("<article-title>Homes</article-title><subtitle>A trial</subtitle>").title,
              "Homes: A trial");
    EXPECT_EQ(titled("<article-title>Homes?</article-title><subtitle>A trial</subtitle>").title,
              "Homes? A trial");
}

TEST(JatsArticle, TakesTranslatedTitlesOfBothGenerations)
{
    const Record record = titled("<article-title>T</article-title><trans-title "
                                 "xml:lang='es'>Uno</trans-title><trans-title-group "
                                 "xml:lang='fr'><trans-title>Un</trans-title><trans-subtitle>deux"
                                 "</trans-subtitle></trans-title-group>");
    EXPECT_THAT(record.translated_titles,
                ElementsAre(Translated{lang("fr"), "Un: deux"}, Translated{lang("es"), "Uno"}));
}

TEST(JatsArticle, IsInEnglishWhereItNamesNoLanguage)
{
    EXPECT_EQ(titled("<article-title>T</article-title>").language, lang("en"));
}

// ---- dates

TEST(JatsArticle, IsIssuedOnItsEarliestDateOfPublication)
{
    const auto date = [](const std::string& type, const std::string& inside) {
        return "<pub-date pub-type='" + type + "'>" + inside + "</pub-date>";
    };
    const std::vector<std::pair<std::string, const char*>> cases{
        {date("ppub", "<month>3</month><year>2012</year>") +
             date("epub", "<day>9</day><month>11</month><year>2011</year>"),
         "2011-11-09"},
        {date("collection", "<year>2015</year>") +
             date("epub", "<day>4</day><month>3</month><year>2015</year>"),
         "2015-03-04"},
        {date("pmc-release", "<year>2009</year>") + date("ppub", "<year>2010</year>"), "2010"},
        {date("pmc-release", "<year>2009</year>"), "2009"},
        {date("epub", "<month>Sept</month><year>2009</year>"), "2009-09"},
        {date("epub", "<day>31</day><month>2</month><year>2009</year>"), "2009-02"},
        {date("epub", "<month>14</month><year>2009</year>"), "2009"},
        {date("epub", "<season>Spring</season><year>2009</year>"), "2009"},
        {"<pub-date date-type='pub' iso-8601-date='2018-05-06'/>", "2018-05-06"},
        {"<pub-date date-type='corrected'><year>2001</year></pub-date>"
         "<pub-date date-type='pub'><year>2002</year></pub-date>",
         "2002"},
    };
    for (const auto& [xml, expected] : cases) {
        SCOPED_TRACE(xml);
        EXPECT_EQ(jats_record(jats_article(xml)).issued, Date::parse(expected));
    }
    EXPECT_EQ(jats_record(jats_article("")).issued, std::nullopt);
}

TEST(JatsArticle, IsModifiedWhenItWasCorrected)
{
    const Record record =
        jats_record(jats_article("<history><date date-type='accepted'><year>2019</year></date>"
                                 "<date date-type='corrected'><year>2018</year></date></history>"));
    EXPECT_EQ(record.modified, Date::parse("2018"));
}

// ---- people

TEST(JatsArticle, ReadsEveryWayToNameAnAuthor)
{
    const Record record = jats_record(jats_article(
        "<contrib-group>"
        "<contrib contrib-type='author'><contrib-id contrib-id-type='orcid'>"
        "https://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>King</surname>"
        "<given-names>M. L.</given-names><suffix>Jr.</suffix></name></contrib>"
        "<contrib><string-name>Jane Doe</string-name></contrib>"
        "<contrib contrib-type='author'><name-alternatives><name "
        "xml:lang='en'><surname>Li</surname>"
        "<given-names>Wei</given-names></name><name><surname>李</surname></name>"
        "</name-alternatives></contrib>"
        "<contrib contrib-type='author'><collab>The Group<contrib-group><contrib><name>"
        "<surname>Member</surname></name></contrib></contrib-group></collab></contrib>"
        "<contrib contrib-type='author'><anonymous/></contrib>"
        "<contrib contrib-type='author'><email>a@b.example</email></contrib>"
        "<contrib contrib-type='editor'><name><surname>Ed</surname></name></contrib>"
        "<on-behalf-of>for the Network</on-behalf-of>"
        "</contrib-group>"));
    EXPECT_THAT(record.authors,
                ElementsAre(Agent{.family = "King",
                                  .given = "M. L., Jr.",
                                  .orcid = Orcid::parse("0000-0002-1825-0097")},
                            Agent{.name = "Jane Doe"}, Agent{.family = "Li", .given = "Wei"},
                            Agent{.name = "The Group"}, Agent{.name = "Anonymous"}));
    EXPECT_THAT(record.contributors,
                ElementsAre(Agent{.family = "Member", .role = "collaborator"},
                            Agent{.family = "Ed", .role = "editor"},
                            Agent{.name = "for the Network", .role = "on-behalf-of"}));
}

TEST(JatsArticle, FindsTheAffiliationsOfAnAuthor)
{
    const auto organisation = [](const std::string& contrib, const std::string& beside,
                                 const std::string& after = {}) {
        const Record record =
            jats_record(jats_article("<contrib-group><contrib><name><surname>A</surname></name>" +
                                     contrib + "</contrib>" + beside + "</contrib-group>" + after));
        return record.authors.empty() ? Agent{} : record.authors[0];
    };
    const std::string refers = "<xref ref-type='aff' rid='a1'>1</xref>";
    EXPECT_EQ(organisation(refers, "",
                           "<aff id='a1'><label>1</label>Department of Care, <institution>Uni "
                           "</institution>, <country>CA</country></aff>")
                  .organisation,
              "Department of Care, Uni, CA");
    EXPECT_EQ(organisation(refers, "", "<aff id='a1'><sup>1</sup>Uni<email>a@b</email>.</aff>")
                  .organisation,
              "Uni");
    EXPECT_EQ(
        organisation(refers, "",
                     "<aff id='a1'><institution>Uni</institution><addr-line>Quebec</addr-line>"
                     "</aff>")
            .organisation,
        "Uni, Quebec");
    EXPECT_EQ(organisation("<xref ref-type='aff' rid='a1 a2'/>", "",
                           "<aff id='a1'>One</aff><aff id='a2'>Two</aff>")
                  .organisation,
              "One; Two");
    EXPECT_EQ(organisation("<aff>Inside</aff>", "").organisation, "Inside");
    EXPECT_EQ(organisation("", "<aff>Shared</aff>").organisation, "Shared");
    EXPECT_EQ(organisation("<xref ref-type='aff' rid='missing'/>", "").organisation, "");
    EXPECT_EQ(organisation(refers, "",
                           "<aff id='a1'><institution-wrap><institution-id "
                           "institution-id-type='ror'>https://ror.org/05a28rw58</institution-id>"
                           "<institution>ETH</institution></institution-wrap></aff>"),
              (Agent{.family = "A",
                     .organisation = "ETH",
                     .ror = Url::parse("https://ror.org/05a28rw58")}));
}

TEST(JatsArticle, BoundsTheTextOfAnAffiliationThatManyShare)
{
    std::string meta = "<contrib-group>";
    for (int i = 0; i < 200; ++i)
        meta += "<contrib><name><surname>A</surname></name><xref rid='a1'/></contrib>";
    meta += "</contrib-group><aff id='a1'>" + std::string(10'000, 'x') + "</aff>";
    const std::string document = jats_article(meta);
    const Record record = jats_record(document);
    ASSERT_THAT(record.authors, SizeIs(200));
    std::size_t bytes = 0;
    for (const Agent& author : record.authors)
        bytes += author.organisation.size();
    EXPECT_EQ(bytes, 1'040'000u);
    EXPECT_THAT(jats_notes(document), ElementsAre("affiliations past the first 1024 KiB"));
}

TEST(JatsArticle, BoundsARoleThatAWholeGroupHas)
{
    const Record record = jats_record(
        jats_article("<contrib-group content-type='" + std::string(10'000, 'x') +
                     "'><contrib><name><surname>A</surname></name></contrib></contrib-group>"));
    ASSERT_THAT(record.contributors, SizeIs(1));
    EXPECT_EQ(record.contributors[0].role, std::string(64, 'x'));
}

TEST(JatsArticle, NamesEachKeywordOnceAndNoAbbreviations)
{
    const Record record = jats_record(jats_article(
        "<kwd-group><title>Keywords</title><kwd>care</kwd><kwd><italic>kin</italic></kwd>"
        "<nested-kwd><kwd>family</kwd></nested-kwd></kwd-group>"
        "<kwd-group xml:lang='fr'><kwd>care</kwd><kwd>famille</kwd></kwd-group>"
        "<kwd-group kwd-group-type='abbreviations'><kwd>RCT</kwd></kwd-group>"));
    EXPECT_THAT(record.keywords, ElementsAre("care", "kin", "family", "famille"));
}

TEST(JatsArticle, KeepsCreditRolesAndNoPosts)
{
    const Record record = jats_record(jats_article(
        "<contrib-group><contrib><name><surname>A</surname></name>"
        "<role>Professor</role><role vocab='CRediT'>Methodology</role>"
        "<role "
        "content-type='https://casrai.org/credit/'>Writing</role></contrib></contrib-group>"));
    ASSERT_THAT(record.authors, SizeIs(1));
    EXPECT_EQ(record.authors[0].role, "Methodology; Writing");
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
