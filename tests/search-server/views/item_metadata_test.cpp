#include "search-server/views/item_metadata.hpp"

#include "tests/search-server/views/sample_pages.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace findings::server {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

constexpr std::string_view address = "https://library.example/en/items/1/x";

TEST(CitationTags, SayWhatAReferenceManagerReads)
{
    std::multimap<std::string, std::string> tags;
    for (const MetaTag& tag : citation_tags(tests::full_item().record, address))
        tags.emplace(tag.name, tag.content);
    const std::map<std::string, std::string> expected{
        {"citation_title", "Do children placed with relatives move less often?"},
        {"citation_publication_date", "2025/05/12"},
        {"citation_journal_title", "Journal of Samples"},
        {"citation_volume", "12"},
        {"citation_issue", "3"},
        {"citation_firstpage", "1"},
        {"citation_lastpage", "9"},
        {"citation_publisher", "Findings sample corpus – illustration, not research"},
        {"citation_doi", "10.1000/xyz"},
        {"citation_pmid", "123456"},
        {"citation_pmcid", "PMC7654"},
        {"citation_issn", "0028-0836"},
        {"citation_isbn", "9780306406157"},
        {"citation_language", "en-CA"},
        {"citation_abstract_html_url", std::string(address)},
        {"citation_pdf_url", "https://example.org/open.pdf"},
    };
    for (const auto& [name, content] : expected) {
        ASSERT_EQ(tags.count(name), 1U) << name;
        EXPECT_EQ(tags.find(name)->second, content);
    }
    EXPECT_EQ(tags.count("citation_author"), 2U);
    EXPECT_THAT(tags.find("citation_keywords")->second, HasSubstr("kin; moves"));
    EXPECT_THAT(tags.find("citation_abstract")->second, testing::StartsWith("Children placed"));
}

TEST(CitationTags, AreOfAReportWhereNothingWasPrinted)
{
    Record record = tests::full_item().record;
    record.container = {};
    record.issns.clear();
    record.isbns.clear();
    EXPECT_EQ(open_graph_type(record), "article");
    for (const MetaTag& tag : citation_tags(record, address)) {
        EXPECT_NE(tag.name, "citation_journal_title");
        if (tag.name == "citation_technical_report_institution") {
            EXPECT_EQ(tag.content, record.publisher);
        }
    }
}

TEST(CitationTags, OfABookNameNoInstitution)
{
    Record record = tests::full_item().record;
    record.container = {};
    record.issns.clear();
    EXPECT_EQ(open_graph_type(record), "book");
    for (const MetaTag& tag : citation_tags(record, address))
        EXPECT_NE(tag.name, "citation_technical_report_institution");
}

TEST(ItemJsonLd, IsInTheWordsOfSchemaOrgWithThePagesAddress)
{
    const json::value data =
        json::parse(item_json_ld(tests::full_item().record, tests::sample_vocabulary(), address));
    EXPECT_EQ(data.at("@context"), "https://schema.org");
    EXPECT_EQ(data.at("@type"), "Report");
    EXPECT_EQ(data.at("url").as_string(), address);
    EXPECT_EQ(data.at("sameAs"), "https://example.org/original");
    EXPECT_EQ(data.as_object().if_contains("findings:record"), nullptr);
}

TEST(ItemJsonLd, CannotBeEndedByWhatARecordSays)
{
    Record record = tests::bare_item().record;
    record.title = "</script><script>alert(1)</script> <!-- & \"quoted\"";
    const std::string page = with_json_ld(
        "<html><head></head></html>", item_json_ld(record, tests::sample_vocabulary(), address));
    const std::string begin = "<html><head><script type=\"application/ld+json\">";
    const std::string end = "</script>\n</head></html>";
    ASSERT_TRUE(page.starts_with(begin) && page.ends_with(end)) << page;
    const std::string data = page.substr(begin.size(), page.size() - begin.size() - end.size());
    EXPECT_EQ(data.find_first_of("<>&"), std::string::npos);
    EXPECT_EQ(json::parse(data).at("name").as_string(), record.title);
}

}  // namespace
}  // namespace findings::server
