#include "search-server/routes/routes.hpp"
#include "tests/search-server/routes/api_records.hpp"

#include <boost/json/value.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Sharing : public testing::Test {
protected:
    // one library for all: making it is most of what these tests cost
    static void SetUpTestSuite()
    {
        served_ = std::make_unique<tests::ServedLibrary>(tests::api_records());
        served_->base_url = "https://library.example";
    }
    static void TearDownTestSuite() { served_.reset(); }

    Response get(std::string_view target) { return served_->get(target); }

    /// The body, its blocks put together.
    std::string text(std::string_view target)
    {
        Response response = get(target);
        EXPECT_EQ(response.status, 200U) << target;
        if (const auto* whole = std::get_if<std::string>(&response.body))
            return *whole;
        std::string all;
        const auto& next = std::get<BlockSource>(response.body);
        for (std::string block = next(); !block.empty(); block = next())
            all += block;
        return all;
    }
    std::string id(std::size_t number) const { return served_->ids()[number].str(); }

    static inline std::unique_ptr<tests::ServedLibrary> served_;
};

TEST_F(Sharing, EverySearchIsAFeed)
{
    const Response response = get("/en/search.atom?q=kinship&sort=title&page=2&utm_source=x");
    EXPECT_EQ(response.header("Content-Type"), "application/atom+xml; charset=utf-8");
    EXPECT_TRUE(response.header("ETag").has_value());
    EXPECT_THAT(response.text(),
                HasSubstr("<id>tag:library.example,2026:/en/search?q=kinship</id>"));
    EXPECT_THAT(response.text(), HasSubstr("rel=\"self\" type=\"application/atom+xml\" "
                                           "href=\"https://library.example/en/search.atom?q="
                                           "kinship\""));
    EXPECT_THAT(response.text(), HasSubstr("<id>urn:ulid:" + id(0) + "</id>"));
    EXPECT_THAT(response.text(), Not(HasSubstr("urn:ulid:" + id(3))));  // a draft
    EXPECT_THAT(response.text(), Not(HasSubstr("urn:ulid:" + id(4))));  // withdrawn
    EXPECT_THAT(text("/fr/search.atom?kind=practice_guide"),
                HasSubstr("<title>Findings\u00a0: Genre\u00a0: Guide de pratique</title>"));
}

TEST_F(Sharing, AFeedIsThereAsJsonToo)
{
    const auto feed = served_->json("/fr/search.feed.json?q=kinship");
    EXPECT_EQ(feed.at("feed_url"), "https://library.example/fr/search.feed.json?q=kinship");
    EXPECT_EQ(feed.at("language"), "fr");
    EXPECT_EQ(feed.at("items").at(0).at("id").as_string(), "urn:ulid:" + id(0));
}

TEST_F(Sharing, EveryAreaIsAFeed)
{
    const std::string feed = text("/en/areas/kinship.atom");
    EXPECT_THAT(feed, HasSubstr("<title>Findings: Kinship care</title>"));
    EXPECT_THAT(feed, HasSubstr("urn:ulid:" + id(2)));
    EXPECT_THAT(feed, Not(HasSubstr("urn:ulid:" + id(1))));
    EXPECT_EQ(served_->json("/en/areas/kinship.feed.json").at("items").as_array().size(), 2U);
    for (const char* wrong :
         {"/en/areas/kinship.rss", "/en/areas/kinship.", "/en/areas/no.atom", "/en/search.rss"})
        EXPECT_EQ(get(wrong).status, 404U) << wrong;
}

TEST_F(Sharing, PagesLeadToTheirFeeds)
{
    EXPECT_THAT(text("/en/search?q=kinship&page=1"),
                HasSubstr("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Findings: "
                          "kinship (Atom)\" href=\"/en/search.atom?q=kinship\">"));
    EXPECT_THAT(text("/fr/areas/kinship"), HasSubstr("href=\"/fr/areas/kinship.feed.json\""));
}

TEST_F(Sharing, PagesSayWhatALinkToThemShows)
{
    const std::string page = text("/en/items/" + id(0) + "/kinship-care-and-placement-stability");
    EXPECT_THAT(page, HasSubstr("<meta property=\"og:title\" content=\"Kinship care and placement "
                                "stability\">"));
    EXPECT_THAT(page, HasSubstr("<meta property=\"og:type\" content=\"article\">"));
    EXPECT_THAT(page, HasSubstr("content=\"https://library.example/static/card.png?v="));
    EXPECT_THAT(page, HasSubstr("<meta name=\"citation_title\""));
    EXPECT_THAT(page, HasSubstr("<script type=\"application/ld+json\">{"));
    EXPECT_THAT(page,
                HasSubstr("Limited to strong confidence it helps.\nhttps://library.example/"));
}

TEST_F(Sharing, TheSitemapLeadsToEveryPageInBothLanguages)
{
    EXPECT_THAT(text("/robots.txt"), HasSubstr("Sitemap: https://library.example/sitemap.xml"));
    const std::string index = text("/sitemap.xml");
    EXPECT_THAT(index, HasSubstr("<loc>https://library.example/sitemap-pages.xml</loc>"));
    const std::string records = "/sitemap-00000000000000000000000000.xml";
    EXPECT_THAT(index, HasSubstr("<loc>https://library.example" + records + "</loc>"));
    EXPECT_THAT(text("/sitemap-pages.xml"),
                HasSubstr("<loc>https://library.example/fr/areas/kinship</loc>"));
    const std::string map = text(records);
    for (const std::string language : {"en", "fr"})
        EXPECT_THAT(map, HasSubstr("<loc>https://library.example/" + language + "/items/" + id(2) +
                                   "/guide-accueil-par-des-proches</loc>"));
    EXPECT_THAT(map, Not(HasSubstr(id(3))));
    EXPECT_THAT(map, Not(HasSubstr(id(4))));
    EXPECT_EQ(text("/sitemap-" + id(4) + ".xml"), text("/sitemap-7ZZZZZZZZZZZZZZZZZZZZZZZZZ.xml"));
    for (const char* wrong : {"/sitemap-x.xml", "/sitemap-.xml", "/sitemap-pages"})
        EXPECT_EQ(get(wrong).status, 404U) << wrong;
}

TEST_F(Sharing, TheSitemapKnowsATranslationAsTheSamePage)
{
    std::vector<Record> records = tests::api_records();
    records[2].translation = Translation{.of = *records[0].id};
    tests::ServedLibrary served(records);
    const Response response = served.get("/sitemap-00000000000000000000000000.xml");
    const std::string map = std::get<BlockSource>(response.body)();
    const std::string english = "/en/items/" + served.ids()[0].str() + "/";
    const std::string french = "/fr/items/" + served.ids()[2].str() + "/";
    EXPECT_THAT(map, HasSubstr("<loc>" + english));
    EXPECT_THAT(map, HasSubstr("<loc>" + french));
    EXPECT_THAT(map, HasSubstr("hreflang=\"fr\" href=\"" + french));
    EXPECT_THAT(map, Not(HasSubstr("<loc>/fr/items/" + served.ids()[0].str())));
}

TEST_F(Sharing, ABrowserCanSearchTheLibrary)
{
    const std::string description = text("/fr/opensearch.xml");
    EXPECT_THAT(description,
                HasSubstr("template=\"https://library.example/fr/search?q={searchTerms}&amp;"));
    EXPECT_THAT(text("/fr/"), HasSubstr("href=\"/fr/opensearch.xml\""));
}

}  // namespace
}  // namespace findings::server
