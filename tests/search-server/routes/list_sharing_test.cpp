#include "tests/search-server/routes/lists_fixture.hpp"
#include "tests/search-server/routes/practice_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Lists that others follow, find and hand on.
class ListSharing : public ListsTest {
protected:
    ListSharing() { served_.base_url = "https://library.example"; }

    std::string id_of(const boost::json::object& list)
    {
        return made(list).substr(std::string_view("/api/v1/lists/").size());
    }

    std::string text(const std::string& address)
    {
        const Response response = served_.get(address);
        EXPECT_EQ(response.status, 200U) << address;
        return response.text();
    }
};

TEST_F(ListSharing, AListForEveryoneIsAFeedOfWhatCanBeReached)
{
    const std::string id = id_of(sample("everyone"));
    const auto put_withdrawn = [&](ReadingList& list) {
        list.sections[0].entries.push_back(
            {.id = EntryId::make(), .record = *RecordId::parse(item(4))});
        return true;
    };
    served_.stores().lists.change(trainer_.id, *ListId::parse(id), {}, put_withdrawn);
    const std::string address = "/en/lists/" + id;
    const Response response = served_.get(address + ".atom");
    EXPECT_EQ(response.header("Content-Type"), "application/atom+xml; charset=utf-8");
    const std::string feed = response.text();
    EXPECT_THAT(feed, HasSubstr("<id>tag:library.example,2026:" + address + "</id>"));
    EXPECT_THAT(feed, HasSubstr("<author><name>C. Trainer</name></author>\n<entry"));
    EXPECT_THAT(feed, HasSubstr("<summary>Importance: Essential\n\nWhy read this: Start here\n\n"
                                "Question for discussion: Would you?\n\n"));
    EXPECT_THAT(feed, Not(HasSubstr(item(4))));

    const boost::json::value json = served_.json("/fr/lists/" + id + ".feed.json");
    EXPECT_EQ(json.at("feed_url").as_string(),
              "https://library.example/fr/lists/" + id + ".feed.json");
    EXPECT_EQ(json.at("items").as_array().size(), 3U);
    EXPECT_EQ(json.at("authors").at(0).at("name"), "C. Trainer");
    for (const char* wrong : {".", ".rss", ".feed", ".atom.atom"})
        EXPECT_EQ(served_.get(address + wrong).status, 404U) << wrong;
}

TEST_F(ListSharing, ThePageOfAListForEveryoneSaysWhatItIs)
{
    const std::string id = id_of(sample("everyone"));
    const std::string page = text("/en/lists/" + id);
    EXPECT_THAT(page, HasSubstr("<link rel=\"alternate\" type=\"application/atom+xml\" "
                                "title=\"Findings: Kinship (Atom)\" href=\"/en/lists/" +
                                id + ".atom\">"));
    EXPECT_THAT(page,
                HasSubstr("<meta property=\"og:description\" content=\"For the first year\">"));
    EXPECT_THAT(page, HasSubstr("<meta property=\"og:image\" content=\"https://library.example/"));
    EXPECT_THAT(page, HasSubstr("\"@type\":[\"LearningResource\",\"ItemList\"]"));
    EXPECT_THAT(page, HasSubstr("\"numberOfItems\":3"));
    EXPECT_THAT(page, HasSubstr("value=\"https://library.example/en/lists/" + id + "\" readonly"));
    EXPECT_THAT(page, HasSubstr("Kinship\nFor the first year\n3 readings"));
}

TEST_F(ListSharing, WhatIsNotForEveryoneIsOfferedToNobody)
{
    const std::string id = id_of(sample("me"));
    const Response page = served_.get("/en/lists/" + id, served_.cookie_of(trainer_));
    EXPECT_EQ(page.status, 200U);
    for (const char* offer : {".atom", "ld+json", "share-link"})
        EXPECT_THAT(page.text(), Not(HasSubstr(offer)));
    EXPECT_THAT(text("/sitemap.xml"), Not(HasSubstr("sitemap-lists.xml")));
    EXPECT_THAT(text("/sitemap-lists.xml"), Not(HasSubstr(id)));
}

TEST_F(ListSharing, TheSitemapHasTheListsForEveryoneInBothLanguages)
{
    const std::string id = id_of(sample("everyone"));
    EXPECT_THAT(text("/sitemap.xml"),
                HasSubstr("<loc>https://library.example/sitemap-lists.xml</loc>"));
    for (const std::string language : {"en", "fr"})
        EXPECT_THAT(text("/sitemap-lists.xml"),
                    HasSubstr("<loc>https://library.example/" + language + "/lists/" + id +
                              "</loc><lastmod>"));
    EXPECT_THAT(text("/sitemap-pages.xml"), HasSubstr("/fr/lists</loc>"));
}

TEST_F(ListSharing, AreasLeadToTheirListsAndQuestions)
{
    id_of(sample("everyone"));
    boost::json::object hidden = sample("organisation");
    hidden["title"] = "Kinship care, for us alone";
    id_of(hidden);
    std::vector<std::string> naughty = tests::naughty_texts(400);
    naughty.resize(std::min<std::size_t>(naughty.size(), 4));
    for (const std::string& text : naughty)
        served_.stores().requests.ask(other_, {.question = text, .area = "kinship"});
    const auto ask = [&](const std::string& question) {
        return *served_.stores().requests.ask(
            other_, {.question = question, .area = "kinship", .language = "fr"});
    };
    ask("Que disent les proches\u00a0?");
    served_.stores().requests.close(other_, ask("What of Jo?"), "It names a child.");

    const std::string page = text("/en/areas/kinship");
    EXPECT_THAT(page, HasSubstr(">Kinship</a> <span class=\"soft\">3 readings</span>"));
    EXPECT_THAT(page, HasSubstr(" lang=\"fr\" dir=\"auto\">Que disent les proches"));
    EXPECT_THAT(page, HasSubstr("followed by 1 person"));
    for (const char* hidden_text : {"for us alone", "What of Jo?"})
        EXPECT_THAT(page, Not(HasSubstr(hidden_text)));
    tests::expect_escaped(page, "area page");
}

}  // namespace
}  // namespace findings::server
