#include "search-server/views/feed.hpp"

#include "search-server/views/feed_entry.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

namespace json = boost::json;
using std::chrono::sys_days;
using std::chrono::year;
using testing::HasSubstr;

Feed small_feed()
{
    FeedEntry first{.id = "urn:ulid:1",
                    .title = "A < B & \x01\"C\"",
                    .address = "https://library.example/en/items/1/a?b=c&d=e",
                    .summary = "Line one.\n\nLine two.",
                    .language = "fr",
                    .authors = {"Sample, Ann", " "},
                    .tags = {{"study", "Single study"}},
                    .published = sys_days{year{2025} / 1 / 10},
                    .updated = sys_days{year{2025} / 5 / 12}};
    FeedEntry second{.id = "urn:ulid:2",
                     .title = "",
                     .address = "https://library.example/en/items/2/x",
                     .updated = sys_days{year{2025} / 3 / 1}};
    return {.id = "tag:library.example,2026:/en/search?q=a",
            .title = "Findings: a",
            .language = "en",
            .address = "https://library.example/en/search?q=a",
            .own_address = "https://library.example/en/search.atom?q=a",
            .entries = {first, second}};
}

TEST(AtomFeeds, HaveWhatTheStandardAsksFor)
{
    EXPECT_EQ(atom_feed(small_feed()),
              R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:library.example,2026:/en/search?q=a</id>
<title>Findings: a</title>
<link rel="self" type="application/atom+xml" href="https://library.example/en/search.atom?q=a"/>
<link rel="alternate" type="text/html" href="https://library.example/en/search?q=a"/>
<updated>2025-05-12T00:00:00Z</updated>
<author><name>Findings</name></author>
<entry xml:lang="fr">
<id>urn:ulid:1</id>
<title>A &lt; B &amp; &quot;C&quot;</title>
<link rel="alternate" type="text/html" href="https://library.example/en/items/1/a?b=c&amp;d=e"/>
<published>2025-01-10T00:00:00Z</published>
<updated>2025-05-12T00:00:00Z</updated>
<author><name>Sample, Ann</name></author>
<category term="study" label="Single study"/>
<summary>Line one.

Line two.</summary>
</entry>
<entry>
<id>urn:ulid:2</id>
<title></title>
<link rel="alternate" type="text/html" href="https://library.example/en/items/2/x"/>
<updated>2025-03-01T00:00:00Z</updated>
</entry>
</feed>
)");
}

TEST(AtomFeeds, HaveATimeWithoutEntriesToo)
{
    EXPECT_THAT(atom_feed({.id = "tag:x,2026:/", .title = "Nothing"}),
                HasSubstr("<updated>2026-01-01T00:00:00Z</updated>"));
}

TEST(AtomFeeds, AreTheirAuthorsAndChangeWithoutTheirEntries)
{
    const std::string feed = atom_feed({.id = "tag:x,2026:/",
                                        .title = "A list",
                                        .author = "A. Trainer",
                                        .changed = sys_days{year{2026} / 11 / 24}});
    EXPECT_THAT(feed, HasSubstr("<updated>2026-11-24T00:00:00Z</updated>\n"
                                "<author><name>A. Trainer</name></author>"));
}

TEST(JsonFeeds, HaveWhatTheirVersionAsksFor)
{
    const json::value feed = json::parse(json_feed(small_feed()));
    EXPECT_EQ(feed.at("version"), "https://jsonfeed.org/version/1.1");
    EXPECT_EQ(feed.at("items").at(0),
              (json::object{{"id", "urn:ulid:1"},
                            {"url", "https://library.example/en/items/1/a?b=c&d=e"},
                            {"title", "A < B & \x01\"C\""},
                            {"content_text", "Line one.\n\nLine two."},
                            {"date_modified", "2025-05-12T00:00:00Z"},
                            {"date_published", "2025-01-10T00:00:00Z"},
                            {"language", "fr"},
                            {"authors", json::array{json::object{{"name", "Sample, Ann"}}}},
                            {"tags", json::array{"Single study"}}}));
    EXPECT_EQ(feed.at("items").at(1).at("content_text"), "");
}

TEST(TagsOfFeeds, NameTheSiteWithoutItsPort)
{
    EXPECT_EQ(tag_of("https://library.example:8080", "/en/search"),
              "tag:library.example,2026:/en/search");
    EXPECT_EQ(tag_of("http://[::1]:8080", "/en/"), "tag:localhost,2026:/en/");
    EXPECT_EQ(tag_of("", "/en/"), "tag:localhost,2026:/en/");
}

TEST(FeedEntries, SayTheBottomLineAndHowSureItIs)
{
    const Site site;
    CatalogueRecord item = tests::full_item();
    item.record.status = Status::published;
    item.areas = {{.area = "kinship"}, {.area = "stability", .confirmed = false}};
    const RecordEntry of{item, tests::sample_scales(), tests::sample_vocabulary(),
                         "https://library.example"};
    const FeedEntry entry = feed_entry(of, site.words("en"));
    EXPECT_EQ(entry.id, "urn:ulid:" + item.record.id->str());
    EXPECT_THAT(entry.summary,
                testing::StartsWith("Children placed with relatives move less often.\n\n"
                                    "Moderate confidence, mixed results."));
    ASSERT_EQ(entry.tags.size(), 2U);
    EXPECT_EQ(entry.tags[1].label, "Kinship care");
    EXPECT_EQ(entry.updated, item.changed);
    item.record.status = Status::retracted;
    EXPECT_THAT(feed_entry(of, site.words("fr")).summary, testing::StartsWith("Rétract"));
}

}  // namespace
}  // namespace findings::server
