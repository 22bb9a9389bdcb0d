#include "tests/search-server/routes/practice_fixture.hpp"

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::Reader;

using Saved = tests::PracticeTest;

TEST_F(Saved, AnItemIsSavedFromAResultAndGoneBackTo)
{
    const Reader nadia = reader();
    EXPECT_THAT(page("/en/search?q=tutoring", nadia), HasSubstr("name=\"item\" value=\"" + id(1)));
    const Response saved =
        post("/en/me/saved", nadia, {{"item", id(1)}, {"next", "/en/search?q=tutoring"}});
    EXPECT_EQ(saved.status, 303);
    EXPECT_EQ(saved.header("Location"), "/en/search?q=tutoring#s-" + id(1));
    EXPECT_THAT(page("/en/search?q=tutoring", nadia), HasSubstr("id=\"s-" + id(1) + "\">Saved"));
    EXPECT_THAT(page("/en/me/saved", nadia), HasSubstr("Foster care and school"));
    EXPECT_EQ(post("/en/me/saved", nadia, {{"item", id(1)}, {"next", "//evil.example"}})
                  .header("Location"),
              "/en/me/saved#s-" + id(1));
}

TEST_F(Saved, WhatNobodyMaySeeCannotBeSaved)
{
    const Reader nadia = reader();
    for (const std::size_t hidden : {3U, 4U})  // a draft, a withdrawn one
        EXPECT_EQ(post("/en/me/saved", nadia, {{"item", id(hidden)}}).status, 404);
    EXPECT_EQ(post("/en/me/saved", nadia, {{"item", "nonsense"}}).status, 404);
}

TEST_F(Saved, ANoteIsItsOwnersAlone)
{
    const Reader nadia = reader();
    const Reader omar = reader(Roles::all());
    const std::string note = "Zanzibar for Tuesday";
    post("/en/me/saved", nadia, {{"item", id(0)}});
    EXPECT_EQ(post("/en/me/saved/" + id(0), nadia, {{"do", "note"}, {"note", note}}).status, 303);
    EXPECT_THAT(page("/fr/me/saved", nadia), HasSubstr(note));

    EXPECT_EQ(post("/en/me/saved/" + id(0), omar, {{"do", "note"}, {"note", "mine"}}).status, 404);
    EXPECT_EQ(post("/en/me/saved/" + id(0), omar, {{"do", "remove"}}).status, 404);
    for (const char* target :
         {"/en/me/saved", "/en/search?q=zanzibar", "/en/search.atom?q=kinship",
          "/en/search.csv?q=kinship", "/api/v1/suggest?q=zanz", "/en/admin/audit"})
        EXPECT_THAT(text(get(target, omar)), Not(HasSubstr("for Tuesday"))) << target;
    EXPECT_THAT(text(get("/en/items/" + id(0) + "/kinship-care-and-placement-stability", omar)),
                Not(HasSubstr("Zanzibar")));
}

TEST_F(Saved, ANoteThatIsTooLongIsShownAgainAndNotKept)
{
    const Reader nadia = reader();
    post("/en/me/saved", nadia, {{"item", id(0)}});
    const std::string note(4'001, 'x');
    const Response response = post("/en/me/saved/" + id(0), nadia, {{"note", note}});
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(response.text(), HasSubstr(note));
    EXPECT_THAT(page("/en/me/saved", nadia), Not(HasSubstr(note)));
}

TEST_F(Saved, ASearchIsSavedAndShowsWhatIsNew)
{
    const Reader nadia = reader();
    EXPECT_THAT(page("/en/search?q=kinship", nadia), HasSubstr("Save this search"));
    ASSERT_EQ(post("/en/me/searches", nadia, {{"parameters", "q=kinship&page=3"}}).status, 303);
    EXPECT_THAT(page("/en/me/searches", nadia), HasSubstr("Nothing new since"));
    EXPECT_THAT(page("/en/me/searches", nadia), HasSubstr("href=\"/en/search?q=kinship\""));

    served_->library().store({{.id = RecordId::make(),
                               .kind = Kind::study,
                               .language = Language::parse("en"),
                               .title = "Kinship anew"},
                              {.id = RecordId::make(), .title = "Of another matter"}});
    sync_index(served_->library().sources(), served_->library().catalogue());
    const std::string news = page("/en/me/searches", nadia);
    EXPECT_THAT(news, HasSubstr("1 new record"));
    EXPECT_THAT(news, HasSubstr("Kinship anew"));
    EXPECT_THAT(news, Not(HasSubstr("Of another matter")));

    const std::string search = stores().saved_searches.of(nadia.person.id).front().id.str();
    EXPECT_EQ(post("/en/me/searches/" + search, nadia, {{"do", "seen"}}).status, 303);
    EXPECT_THAT(page("/en/me/searches", nadia), HasSubstr("Nothing new since"));
}

TEST_F(Saved, ASearchIsItsOwnersAlone)
{
    const Reader nadia = reader();
    const Reader omar = reader(Roles::all());
    post("/en/me/searches", nadia, {{"parameters", "q=zanzibar"}});
    const std::string address =
        "/en/me/searches/" + stores().saved_searches.of(nadia.person.id).front().id.str();
    for (const char* deed : {"seen", "rename", "feed", "end-feed", "remove", "nonsense"})
        EXPECT_EQ(post(address, omar, {{"do", deed}, {"name", "x"}}).status, 404) << deed;
    EXPECT_THAT(page("/en/me/searches", omar), Not(HasSubstr("zanzibar")));
    EXPECT_THAT(text(get("/en/admin/audit", omar)), Not(HasSubstr("zanzibar")));
    EXPECT_EQ(post(address, nadia, {{"do", "rename"}, {"name", " "}}).status, 422);
    EXPECT_EQ(post(address, nadia, {{"do", "remove"}}).status, 303);
    EXPECT_THAT(page("/en/me/searches", nadia), Not(HasSubstr("zanzibar")));
}

TEST_F(Saved, ASearchHasAFeedForWhoeverKnowsItsAddress)
{
    const Reader nadia = reader();
    post("/fr/me/searches", nadia, {{"parameters", "q=kinship"}});
    const std::string address =
        "/fr/me/searches/" + stores().saved_searches.of(nadia.person.id).front().id.str();
    const std::string made = post(address, nadia, {{"do", "feed"}}).text();
    const std::string before = "https://library.example/fr/feeds/";
    const std::size_t at = made.find(before);
    ASSERT_NE(at, std::string::npos);
    const std::string feed =
        made.substr(at, made.find('"', at) - at).substr(before.size() - sizeof("/fr/feeds/") + 1);
    EXPECT_THAT(page("/fr/me/searches", nadia), Not(HasSubstr(feed))) << "shown once";

    const Response response = served_->get(feed);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("Content-Type"), "application/atom+xml; charset=utf-8");
    EXPECT_THAT(response.text(), HasSubstr("urn:ulid:" + id(0)));
    EXPECT_THAT(response.text(), Not(HasSubstr("urn:ulid:" + id(3)))) << "a draft";
    EXPECT_EQ(served_->get("/fr/feeds/wrong.atom").status, 404);
    EXPECT_EQ(post(address, nadia, {{"do", "end-feed"}}).status, 303);
    EXPECT_EQ(served_->get(feed).status, 404);
}

TEST_F(Saved, NaughtyStringsAreShownAsTheyAre)
{
    const std::vector<std::string> naughty = tests::naughty_texts(200);
    if (naughty.empty())
        GTEST_SKIP() << "the test data is not there";
    const Reader nadia = reader();
    for (const std::string& text : naughty)
        stores().saved_searches.add(nadia.person.id, {.name = text}, 0);
    const auto searches = stores().saved_searches.of(nadia.person.id);
    ASSERT_GT(searches.size(), 30U);
    tests::expect_escaped(page("/en/me/searches", nadia), "searches");
    stores().saved_searches.set_feed(nadia.person.id, searches.front().id, "naughty");
    tests::expect_escaped(text(served_->get("/en/feeds/naughty.atom")), "feed");
    for (const std::string& note : tests::naughty_texts(3'900)) {
        post("/en/me/saved", nadia, {{"item", id(0)}});
        ASSERT_EQ(post("/en/me/saved/" + id(0), nadia, {{"note", note}}).status, 303);
        tests::expect_escaped(page("/en/me/saved", nadia), "saved");
    }
}

}  // namespace
}  // namespace findings::server
