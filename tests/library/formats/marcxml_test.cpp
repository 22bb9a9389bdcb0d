#include "library/formats/marcxml.hpp"

#include "library/formats/marc_host.hpp"
#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string field(const std::string& tag, const std::string& subfields,
                  const std::string& indicators = "  ")
{
    std::string text =
        "<datafield tag='" + tag + "' ind1='" + indicators[0] + "' ind2='" + indicators[1] + "'>";
    for (std::size_t at = 0; at < subfields.size();) {
        const std::size_t next = std::min(subfields.find('$', at + 1), subfields.size());
        text += "<subfield code='" + subfields.substr(at + 1, 1) + "'>" +
                subfields.substr(at + 2, next - at - 2) + "</subfield>";
        at = next;
    }
    return text + "</datafield>\n";
}

std::string document_with(const std::string& fields,
                          const std::string& leader = "00000nam a2200000 c 4500")
{
    return "<record xmlns='http://www.loc.gov/MARC21/slim'>\n<leader>" + leader + "</leader>\n" +
           fields + "</record>";
}

ReadResult read(const std::string& document)
{
    return read_text(read_marcxml, document, "a.xml");
}

ReadRecord read_one(const std::string& fields,
                    const std::string& leader = "00000nam a2200000 c 4500")
{
    ReadResult result = read(document_with(fields, leader));
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

TEST(Marcxml, ReadsAnArticleWhole)
{
    const ReadRecord found = read_one(
        "<controlfield tag='008'>050301s2005    onc           000 0 eng d</controlfield>" +
            field("022", "$a0009-4021") + field("024", "$a10.1234/ABC$2doi", "7 ") +
            field("100", "$aRoy, Anne,$d1950-$eauthor.$0(orcid)0000-0002-1825-0097", "1 ") +
            field("242", "$aLes proches :$bune étude.$yfre", "00") +
            field("245", "$aKin care :$ba systematic review /$cAnne Roy, Marc Dubois.", "10") +
            field("520", "$aOne.", "3 ") + field("520", "$aTwo.") +
            field("540", "$aCC BY 4.0$uhttps://creativecommons.org/licenses/by/4.0/") +
            field("536", "$aSSHRC$cAB-1") +
            field("650", "$aKinship care$zCanada$vCongresses.", " 0") +
            field("653", "$afoster care$akin") + field("655", "$aSystematic review.", " 7") +
            field("700", "$aDubois, Marc.", "1 ") +
            field("700", "$aLee, Kim,$cJr.,$eeditor.$4edt", "1 ") +
            field("710", "$aOntario.$bMinistry of Children,$esponsor.", "1 ") +
            field("773", "$tChild Welfare.$gVol. 12, no. 3 (Mar. 2005), p. 12-19$x0009-4021") +
            field("856", "$uhttps://example.org/a", "40"),
        "00000naa a2200000 c 4500");
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kin care: a systematic review",
        .translated_titles = {{*Language::parse("fr"), "Les proches: une étude"}},
        .abstract = "One.\n\nTwo.",
        .authors = {{.family = "Roy",
                     .given = "Anne",
                     .orcid = Orcid::parse("0000-0002-1825-0097")},
                    {.family = "Dubois", .given = "Marc"}},
        .contributors = {{.family = "Lee", .given = "Kim, Jr.", .role = "editor"},
                         {.name = "Ontario. Ministry of Children", .role = "sponsor"}},
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "12-19"},
        .doi = Doi::parse("10.1234/abc"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a"),
        .issued = Date::parse("2005-03"),
        .evidence_type = EvidenceType::systematic_review,
        .keywords = {"Kinship care -- Canada -- Congresses", "foster care", "kin"},
        .licence = "CC-BY-4.0",
        .funding = "SSHRC AB-1",
    };
    EXPECT_EQ(boost::json::serialize(to_json(found.record)),
              boost::json::serialize(to_json(expected)));
    EXPECT_THAT(found.notes, IsEmpty());
}

TEST(Marcxml, SaysWhatItHasNoPlaceFor)
{
    const ReadRecord found = read_one(
        field("020", "$a9783781521230 (paperback)") + field("020", "$a123") +
        field("041", "$aengfre") + field("245", "$aKin =$bProches", "00") +
        field("246", "$aKinship") + field("250", "$a2nd ed.") +
        field("264", "$aOttawa :$bPress,$c2016.", " 1") + field("264", "$c©2015", " 4") +
        field("300", "$a417 pages") + field("490", "$aCare studies ;$v7$x1860-0808", "0 ") +
        field("490", "$aOther", "0 ") + field("500", "$aIn two parts.") +
        field("505", "$aOne -- Two") + field("700", "$aRoy, Anne.$tPoems", "12") +
        field("780", "$tKin care$w1", "00") + field("856", "$uhttps://a.org/toc$3Contents", "42") +
        field("880", "$6245-01$a親族"));
    EXPECT_EQ(found.record.container, (Container{.title = "Care studies", .volume = "7"}));
    EXPECT_EQ(found.record.publisher, "Press");
    EXPECT_EQ(found.record.issued, Date::parse("2016"));
    EXPECT_EQ(found.record.language, Language::parse("en"));
    EXPECT_THAT(
        found.notes,
        ElementsAre("a number that is no ISBN: 123", "another language: fre",
                    "another title: Proches", "another title: Kinship", "the edition: 2nd ed.",
                    "where it was published: Ottawa", "the extent: 417 pages",
                    "a note (500): In two parts.", "the contents: One -- Two",
                    "a work in it: Roy, Anne: Poems", "a related work (780): Kin care",
                    "an address: https://a.org/toc Contents", "in another script (245): 親族",
                    "the series: Other", "the type of work: book"));
}

TEST(Marcxml, KnowsTypesOfWork)
{
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"00000nam a2200000 c 4500", "", "the type of work: book"},
        {"00000nam a2200000 c 4500", "502", "the type of work: thesis"},
        {"00000naa a2200000 c 4500", "", "the type of work: book chapter"},
        {"00000nmm a2200000 c 4500", "", "the type of work: something else"},
        {"00000nmm a2200000 c 4500", "336", "the type of work: book"},
        {"00000ngm a2200000 c 4500", "", "the type of work: audiovisual work"},
        {"nm 22 uu 4500", "", "the type of work: something else"},
    };
    for (const auto& [leader, tag, type] : cases) {
        SCOPED_TRACE(leader);
        const std::string more = *tag ? field(tag, "$btxt") : "";
        EXPECT_THAT(read_one(field("245", "$aT") + more, leader).notes, testing::Contains(type));
    }
}

TEST(Marcxml, WhoIsNamedBesideAPeriodicalDidNotWriteIt)
{
    const std::string fields = field("245", "$aKin weekly") + field("700", "$aRoy, Anne", "1 ");
    EXPECT_THAT(read_one(fields, "00000cas a2200000 c 4500").record.authors, IsEmpty());
    EXPECT_THAT(read_one(fields, "00000cas a2200000 c 4500").record.contributors, SizeIs(1));
    EXPECT_THAT(read_one(fields).record.authors, SizeIs(1));
}

TEST(Marcxml, ReadsPlacesInTheWordsOfManyLibraries)
{
    const std::tuple<const char*, Container, const char*> cases[] = {
        {"Vol. 12, no. 3 (Mar. 2005), p. 12-19", {"", "12", "3", "12-19"}, "2005-03"},
        {"Bd. 12 (2005), H. 3, S. 12-19", {"", "12", "3", "12-19"}, "2005"},
        {"volume:12", {"", "12", "", ""}, ""},
        {"pages:12-19", {"", "", "", "12-19"}, ""},
        {"year:2005", {}, "2005"},
        {"vol. 12, n° 3 (mars 2005), pages 12–19", {"", "12", "3", "12-19"}, "2005-03"},
    };
    for (const auto& [text, numbers, date] : cases) {
        SCOPED_TRACE(text);
        const marc::PlaceInHost place = marc::place_in_host(text);
        EXPECT_EQ(place.numbers, numbers);
        EXPECT_EQ(place.issued, Date::parse(date));
        EXPECT_TRUE(place.is_understood);
    }
    EXPECT_FALSE(marc::place_in_host("in the middle").is_understood);
}

TEST(Marcxml, RefusesWhatDescribesNoWorkAtItsLine)
{
    const ReadResult result = read("<collection xmlns='http://www.loc.gov/MARC21/slim'>\n"
                                   "<record><leader>00000nz  a2200000n  4500</leader></record>\n"
                                   "<record><leader>00000nam a2200000 c 4500</leader></record>\n"
                                   "<record><controlfield tag='001'>1</controlfield>" +
                                   field("200", "$aTitre") + "</record>\n" +
                                   document_with(field("245", "$aT")) + "</collection>");
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.title, "T");
    ASSERT_THAT(result.rejected, SizeIs(3));
    EXPECT_THAT(str(result.rejected[0]), HasSubstr("a.xml:2:1: the record describes no work"));
    EXPECT_THAT(str(result.rejected[1]), HasSubstr("a.xml:3:1: the record has neither title nor"));
    EXPECT_THAT(str(result.rejected[2]), HasSubstr("a.xml:4:1: the record is UNIMARC"));
}

TEST(Marcxml, IsReadInAnswersOfRepositoriesAndCatalogues)
{
    const std::string record = document_with(field("245", "$aT"));
    for (const std::string& answer :
         {"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords><record><metadata>" +
              record + "</metadata></record></ListRecords></OAI-PMH>",
          "<zs:searchRetrieveResponse xmlns:zs='http://www.loc.gov/zing/srw/'><zs:records>"
          "<zs:record><zs:recordData>" +
              record + "</zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>"}) {
        EXPECT_EQ(format_of(answer, "x"), format_named("marcxml"));
        const ReadResult result = read(answer);
        EXPECT_THAT(result.rejected, IsEmpty());
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.title, "T");
    }
}

TEST(Marcxml, IsRecognisedAloneAndInEnvelopes)
{
    const Format* format = format_named("marcxml");
    ASSERT_NE(format, nullptr);
    EXPECT_EQ(format_of(document_with(""), "x"), format);
    EXPECT_EQ(format_of("<record><leader/><datafield tag='245'/></record>", "x"), format);
    EXPECT_EQ(format_of("<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><metadata>" +
                            document_with(""),
                        "x"),
              format);
    EXPECT_NE(format_of("<record><title/></record>", "x"), format);
    EXPECT_NE(
        format_of("<record xmlns='info:srw/schema/5/picaXML-v1.0'><datafield/></record>", "x"),
        format);
}

TEST(BinaryMarc, IsKnownAndRefusedWithTheWayOut)
{
    const std::string beginning = "01527pam a2200421 cc4500001001000000003000700010";
    const Format* format = format_of(beginning, "x");
    ASSERT_EQ(format, format_named("marc"));
    const ReadResult result = read_text(format->read, beginning, "a.mrc");
    EXPECT_THAT(result.kept, IsEmpty());
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_THAT(str(result.rejected[0]), HasSubstr("a.mrc: this is binary MARC"));
    EXPECT_EQ(format_of("01527pam", "x"), nullptr);
}

}  // namespace
}  // namespace findings
