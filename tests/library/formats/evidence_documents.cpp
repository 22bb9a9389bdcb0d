#include "tests/library/formats/evidence_documents.hpp"

#include <stdexcept>

namespace findings::test {
namespace {

constexpr std::string_view opening = R"(
  <title>Family finding for children in long-term care</title>
  <translatedTitles>
    <title xml:lang="fr">Rechercher la famille des enfants placés</title>
    <title xml:lang="de">Familiensuche</title>
  </translatedTitles>
  <question>Does searching for relatives help children to leave care?</question>
  <bottomLine>Searching finds many relatives, with no clear effect on leaving care.</bottomLine>
  <keyMessages>
    <message>Most searches find relatives whom nobody knew of.</message>
    <message>Finding them does not by itself lead home.</message>
  </keyMessages>
  <plainSummary>
    Children in care often lose touch
    with their relatives.

    This looks at what a search does.
  </plainSummary>
  <abstract>We searched seven databases &amp; screened 1,200 records.</abstract>
  <implications>
    <implication role="practitioner">Plan what comes after the search.</implication>
    <implication>Ask the child whom to look for.</implication>
  </implications>
  <recommendations>
    <recommendation>
      <text>Begin the search in the first month.</text>
      <strength>should</strength>
      <reason>Later searches found fewer relatives.</reason>
    </recommendation>
  </recommendations>
  <sections>
    <section><heading>Steps</heading><text>First.

Second.</text></section>
  </sections>
  <limitations>Few studies, all from one country.</limitations>
  <equityNote>No study says how Indigenous families fared.</equityNote>
  <authors>
    <author>
      <family>Tremblay</family>
      <given>Anne</given>
      <orcid>0000-0002-1825-0097</orcid>
      <role>writing_original_draft</role>
      <organisation>Example Evidence Centre</organisation>
      <ror>https://ror.org/02mhbdp94</ror>
    </author>
    <author><name>Example Evidence Centre</name></author>
  </authors>
  <contributors>
    <contributor><family>Roy</family><role>expert_by_experience</role></contributor>
  </contributors>
  <publisher>Example Evidence Centre</publisher>
  <container>
    <title>Example Papers</title>
    <volume>3</volume>
    <issue>2</issue>
    <pages>12-19</pages>
  </container>
  <owner>summaries@example.org</owner>
  <doi>10.5555/Ab(12)3;45</doi>
  <pmid>12345678</pmid>
  <pmcid>PMC1234567</pmcid>
  <isbns><isbn>9780306406157</isbn></isbns>
  <issns><issn>2434-561X</issn></issns>
  <url>https://example.org/summaries/1?a=b#c</url>
  <issued>2024-05-17</issued>
  <modified>2024-06</modified>
  <evidenceTo>2023</evidenceTo>
)";

constexpr std::string_view closing = R"(
  <evidenceType>systematic_review</evidenceType>
  <knowledgeSource>research</knowledgeSource>
  <direction>no_clear_effect</direction>
  <confidence low="limited" high="moderate"/>
  <reviewQuality>moderate</reviewQuality>
  <ratings>
    <rating>
      <scheme>cebc</scheme>
      <value>4</value>
      <rater>CEBC</rater>
      <year>2019</year>
      <outcome>permanence</outcome>
      <unit>programme</unit>
      <url>https://example.org/rating</url>
    </rating>
  </ratings>
  <outcomes>
    <outcome>
      <name>permanence</name>
      <direction>no_clear_effect</direction>
      <measure>Left care within two years</measure>
      <nStudies>6</nStudies>
      <certainty>limited</certainty>
    </outcome>
  </outcomes>
  <nStudies>6</nStudies>
  <nPeople>1423</nPeople>
  <areas><area>kinship</area><area>reunification</area></areas>
  <keywords><keyword>relatives</keyword></keywords>
  <population><group>children_in_care</group><group>adolescents</group></population>
  <setting><place>foster_home</place></setting>
  <interventions><intervention>Family Finding</intervention></interventions>
  <comparison>Usual casework</comparison>
  <studiedIn><country>US</country><country>CA-ON</country></studiedIn>
  <appliesIn><country>GB-SCT</country></appliesIn>
  <audience><role>practitioner</role><role>supervisor</role></audience>
  <practiceStages><stage>planning</stage></practiceStages>
  <sources>
    <source>
      <citation>Doe J. Searching for relatives. 2023.</citation>
      <doi>10.5555/12345678</doi>
      <pmid>23456789</pmid>
      <isbn>9780306406157</isbn>
      <url>https://example.org/doe</url>
    </source>
  </sources>
  <references>
    <reference><citation>Roe R. Kin. 2020.</citation></reference>
  </references>
  <supersedes>01JD0000000000000000000003</supersedes>
  <supersededBy>01JD0000000000000000000004</supersededBy>
  <translation of="01JD0000000000000000000005" basedOnVersion="2" method="machine_checked"/>
  <files>
    <file>
      <path>files/summary.pdf</path>
      <mediaType>application/pdf</mediaType>
      <sha256>e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855</sha256>
      <accessibility><feature>taggedPDF</feature><feature>alternativeText</feature></accessibility>
    </file>
  </files>
  <licence>CC-BY-4.0</licence>
  <access>open</access>
  <openCopy>https://example.org/open.pdf</openCopy>
  <funding>none</funding>
  <conflicts>none declared</conflicts>
  <minutes>4</minutes>
  <level>introductory</level>
)";

std::string record(std::string_view element, std::string_view id, std::string_view review_by,
                   std::string_view more)
{
    std::string text = "<" + std::string(element) + more.data() + " id=\"" + id.data() +
                       "\" status=\"superseded\" xml:lang=\"en-CA\">";
    text += opening;
    text += "  <reviewBy>" + std::string(review_by) + "</reviewBy>";
    text += closing;
    return text + "</" + element.data() + ">\n";
}

}  // namespace

std::string full_summary()
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
           record("researchSummary", "01JD0000000000000000000001", "2027-05-17",
                  " xmlns=\"https://findings.example/ns/evidence/1\"");
}

std::string full_guide()
{
    return "<evidence xmlns=\"https://findings.example/ns/evidence/1\">\n" +
           record("practiceGuide", "01JD0000000000000000000002", "2026-05-17", "") +
           "</evidence>\n";
}

std::string with(std::string document, std::string_view from, std::string_view to)
{
    const std::size_t at = document.find(from);
    if (at == std::string::npos)
        throw std::logic_error("the document has no " + std::string(from));
    return document.replace(at, from.size(), to);
}

}  // namespace findings::test
