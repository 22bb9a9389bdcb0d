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

}  // namespace
}  // namespace findings
