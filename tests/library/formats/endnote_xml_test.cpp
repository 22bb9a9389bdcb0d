#include "library/formats/endnote_xml.hpp"

#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string document_with(const std::string& fields)
{
    return "<xml><records><record><source-app name=\"EndNote\"/>" + fields +
           "</record></records></xml>";
}

ReadRecord read_one(const std::string& fields)
{
    ReadResult result = read_text(read_endnote_xml, document_with(fields), "a.xml");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

TEST(EndnoteXml, ReadsARecordWhole)
{
    const ReadRecord read = read_one(
        "<ref-type name='Journal Article'>17</ref-type><contributors><authors>"
        "<author><style face='normal'>Roy, Anne</style></author><author>Kin Group,</author>"
        "</authors></contributors><titles><title><style>CO</style><style face='subscript'>2"
        "</style><style> and kin</style></title><secondary-title>Child Welfare</secondary-title>"
        "</titles><pages>10–19</pages><volume>12</volume><number>3</number>"
        "<keywords><keyword>kin</keyword></keywords><dates><year>2020</year><pub-dates>"
        "<date>May 3</date></pub-dates></dates><isbn>0009-4021</isbn>"
        "<electronic-resource-num>10.1234/ABC</electronic-resource-num>"
        "<accession-num>123</accession-num><remote-database-name>Medline</remote-database-name>"
        "<abstract>One.&#13;&#13;Two.</abstract><urls><related-urls><url>https://example.org/a"
        "</url></related-urls></urls><language>English</language>"
        "<caption>Duplicate</caption>");
    const Record expected{
        .language = Language::parse("en"),
        .title = "CO₂ and kin",
        .abstract = "One.\n\nTwo.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.name = "Kin Group"}},
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .pmid = Pmid::parse("123"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a"),
        .issued = Date::parse("2020-05-03"),
        .keywords = {"kin"},
    };
    EXPECT_EQ(to_json(read.record), to_json(expected));
    EXPECT_THAT(read.notes, ElementsAre("caption: Duplicate"));
}

TEST(EndnoteXml, SaysWhatItHasNoPlaceFor)
{
    EXPECT_THAT(read_one("<ref-type name='Book'>6</ref-type><titles><title>T</title></titles>"
                         "<number>3</number><edition>2</edition><isbn>12</isbn>")
                    .notes,
                ElementsAre("the type of work: book", "the number: 3", "the edition: 2",
                            "a serial number: 12"));
}

TEST(EndnoteXml, KeepsTheGoodRecordsBesideABadOne)
{
    const ReadResult result = read_text(
        read_endnote_xml, "<xml><records>\n<record/>\n<record><titles><title>T</title></titles>"
                          "</record></records></xml>");
    EXPECT_THAT(result.kept, SizeIs(1));
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_EQ(result.rejected[0].place.line, 2U);
}

TEST(EndnoteXml, IsRecognisedByItsRootAndWhatIsInIt)
{
    EXPECT_EQ(format_of(document_with(""), "x"), format_named("endnote_xml"));
    EXPECT_NE(format_of("<xml><records/></xml>", "x"), format_named("endnote_xml"));
}

TEST(EndnoteXmlOfReviews, IsReadWholeWithItsMarksOfDuplicates)
{
    const auto folder = test_data() / "formats" / "endnote_xml" / "dedupe_sweep";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "no test data";
    const std::vector<std::pair<std::string, std::pair<std::size_t, std::ptrdiff_t>>> files{
        {"copper.xml", {505, 281}}, {"tafenoquine.xml", {179, 114}}};
    for (const auto& [name, counts] : files) {
        const ReadResult result = read_path(read_endnote_xml, folder / name);
        EXPECT_EQ(result.kept.size() + result.rejected.size(), counts.first) << name;
        EXPECT_THAT(result.rejected, IsEmpty());
        EXPECT_EQ(std::count_if(result.kept.begin(), result.kept.end(),
                                [](const ReadRecord& read) {
                                    return std::count(read.notes.begin(), read.notes.end(),
                                                      "caption: Duplicate") == 1;
                                }),
                  counts.second)
            << name;
    }
}

}  // namespace
}  // namespace findings
