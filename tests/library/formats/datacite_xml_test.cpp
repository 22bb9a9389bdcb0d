#include "library/formats/datacite_xml.hpp"

#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::string document_with(const std::string& elements)
{
    return "<resource xmlns='http://datacite.org/schema/kernel-4'>" + elements + "</resource>";
}

ReadRecord read_one(const std::string& elements)
{
    ReadResult result = read_text(read_datacite_xml, document_with(elements), "a.xml");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

TEST(DataciteXml, ReadsARecordWhole)
{
    const ReadRecord read = read_one(
        "<identifier identifierType='DOI'>10.1234/ABC</identifier><creators><creator>"
        "<creatorName nameType='Personal'>Roy, Anne</creatorName><givenName>Anne</givenName>"
        "<familyName>Roy</familyName><nameIdentifier nameIdentifierScheme='ORCID'>"
        "0000-0002-1825-0097</nameIdentifier><affiliation>McGill</affiliation></creator><creator>"
        "<creatorName nameType='Organizational'>Ministry, The</creatorName></creator></creators>"
        "<titles><title>Kin</title><title titleType='Subtitle'>care</title>"
        "<title titleType='TranslatedTitle' xml:lang='fr'>Proches</title></titles>"
        "<publisher>Zenodo</publisher><publicationYear>2020</publicationYear>"
        "<subjects><subject>kin</subject></subjects><contributors>"
        "<contributor contributorType='Editor'><contributorName>Doe, Jo</contributorName>"
        "</contributor></contributors><dates><date dateType='Issued'>2020-05-03</date></dates>"
        "<language>en</language><resourceType resourceTypeGeneral='Report'>Systematic review"
        "</resourceType><relatedIdentifiers><relatedIdentifier relatedIdentifierType='DOI' "
        "relationType='Cites'>10.9999/x</relatedIdentifier></relatedIdentifiers>"
        "<rightsList><rights rightsURI='https://creativecommons.org/licenses/by/4.0/'/>"
        "<rights>info:eu-repo/semantics/openAccess</rights></rightsList><descriptions>"
        "<description descriptionType='Abstract'>What.</description></descriptions>"
        "<fundingReferences><fundingReference><funderName>SSHRC</funderName></fundingReference>"
        "</fundingReferences>");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kin: care",
        .translated_titles = {{*Language::parse("fr"), "Proches"}},
        .abstract = "What.",
        .authors = {{.family = "Roy",
                     .given = "Anne",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .organisation = "McGill"},
                    {.name = "Ministry, The"}},
        .contributors = {{.family = "Doe", .given = "Jo", .role = "Editor"}},
        .publisher = "Zenodo",
        .doi = Doi::parse("10.1234/abc"),
        .issued = Date::parse("2020-05-03"),
        .evidence_type = EvidenceType::systematic_review,
        .keywords = {"kin"},
        .references = {{.citation = "10.9999/x", .doi = Doi::parse("10.9999/x")}},
        .licence = "CC-BY-4.0",
        .access = Access::open,
        .funding = "SSHRC",
    };
    EXPECT_EQ(to_json(read.record), to_json(expected));
    EXPECT_THAT(read.notes, ElementsAre("the type of work: report"));
}

TEST(DataciteXml, RefusesARecordThatSaysNothingOfItselfWithItsLine)
{
    const ReadResult result = read_text(read_datacite_xml, "\n" + document_with(""));
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_EQ(result.rejected[0].place.line, 2U);
}

TEST(DataciteXml, IsRecognisedByItsNamespace)
{
    EXPECT_EQ(format_of(document_with(""), "x"), format_named("datacite_xml"));
    EXPECT_EQ(format_of("<r:resource xmlns:r='http://datacite.org/schema/kernel-2.2'>", "x"),
              format_named("datacite_xml"));
    EXPECT_NE(format_of("<resource xmlns='urn:x'>", "x"), format_named("datacite_xml"));
}

TEST(DataciteXmlOfRepositories, IsReadOrRefusedWithAReason)
{
    const auto folder = test_data() / "formats" / "datacite" / "bolognese";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "no test data";
    std::size_t kept = 0;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".xml")
            continue;
        ++files;
        const ReadResult result = read_path(read_datacite_xml, entry.path());
        kept += result.kept.size();
        for (const Rejection& rejection : result.rejected)
            std::cout << str(rejection) << "\n";
    }
    std::cout << kept << " of " << files << " read\n";
    EXPECT_GE(kept + 2, files);
}

}  // namespace
}  // namespace findings
