#include "library/base/text.hpp"
#include "tests/search-server/routes/practice_fixture.hpp"

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::Reader;

class Uses : public tests::PracticeTest {
protected:
    static Response sent(const Reader& who, const std::string& happened, const Fields& more = {})
    {
        Fields form{{"item", id(0)},
                    {"setting", "Family centre, small town"},
                    {"adapted", "Shorter visits"},
                    {"happened", happened}};
        form.insert(form.end(), more.begin(), more.end());
        return post("/en/uses/new", who, form);
    }

    static std::string last_of(const Reader& who)
    {
        return stores().uses.of(who.person.id).front().id.str();
    }
};

TEST_F(Uses, AReportIsShownOnceAnEditorHasLetItThrough)
{
    const Reader nadia = reader();
    const Reader edith = reader({Role::editor});
    const std::string item = "/en/items/" + id(0) + "/kinship-care-and-placement-stability";
    EXPECT_THAT(page(item, nadia), HasSubstr("/en/uses/new?item=" + id(0)));
    EXPECT_EQ(sent(nadia, "Zanzibar went well.").status, 303);
    EXPECT_THAT(text(served_->get(item)), Not(HasSubstr("Zanzibar")));
    EXPECT_THAT(page("/en/me/uses", nadia), HasSubstr("Waiting for an editor"));

    EXPECT_THAT(page("/en/review/uses", edith), HasSubstr("Zanzibar went well."));
    EXPECT_EQ(get("/en/review/uses", nadia).status, 403);
    const std::string decision = "/en/review/uses/" + last_of(nadia);
    EXPECT_EQ(post(decision, edith, {{"do", "show"}}).status, 303);
    EXPECT_EQ(post(decision, edith, {{"do", "refuse"}, {"reason", "late"}}).status, 422);
    const std::string shown = text(served_->get(item));
    EXPECT_THAT(shown, HasSubstr("Zanzibar went well."));
    EXPECT_THAT(shown, HasSubstr("Family centre, small town"));
    EXPECT_THAT(shown, Not(HasSubstr(nadia.person.name))) << "not unless they said so";
    EXPECT_EQ(post("/en/me/uses/" + last_of(nadia), nadia, {}).status, 303);
    EXPECT_THAT(text(served_->get(item)), Not(HasSubstr("Zanzibar")));
}

TEST_F(Uses, ANameIsShownWhereThePersonTicksIt)
{
    const Reader nadia = reader();
    sent(nadia, "It went well.", {{"shows_name", "1"}});
    stores().uses.decide(reader({Role::editor}).person, *UseReportId::parse(last_of(nadia)), true,
                         "");
    EXPECT_THAT(text(served_->get("/fr/items/" + id(0) + "/kinship-care-and-placement-stability")),
                HasSubstr(nadia.person.name));
}

TEST_F(Uses, AReportThatWaitsOrWasRefusedIsItsWritersAlone)
{
    const Reader nadia = reader();
    const Reader omar = reader({Role::practitioner, Role::researcher, Role::trainer});
    const Reader edith = reader({Role::editor});
    sent(nadia, "Zanzibar again.");
    const std::string use = last_of(nadia);
    EXPECT_EQ(post("/en/me/uses/" + use, omar, {}).status, 404);
    EXPECT_EQ(post("/en/review/uses/" + use, omar, {{"do", "show"}}).status, 403);
    EXPECT_EQ(post("/en/review/uses/" + use, edith, {{"do", "refuse"}}).status, 422)
        << "without a reason";
    EXPECT_EQ(
        post("/en/review/uses/" + use, edith, {{"do", "refuse"}, {"reason", "Too short."}}).status,
        303);
    for (const char* target : {"/en/me/uses", "/en/search?q=zanzibar", "/en/search.csv?q=kinship"})
        EXPECT_THAT(text(get(target, omar)), Not(HasSubstr("Zanzibar again"))) << target;
    EXPECT_THAT(page("/en/me/uses", nadia), HasSubstr("Too short."));
}

TEST_F(Uses, WhatMayBePrivateIsSentBack)
{
    const Reader nadia = reader();
    const Response response = sent(nadia, "Mrs Roy rang 514 555-0199.", {{"not_private", "1"}});
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(response.text(), HasSubstr("<b>Mrs Roy</b>"));
    EXPECT_THAT(response.text(), HasSubstr(">Mrs Roy rang 514 555-0199.</textarea>"));
    EXPECT_EQ(post("/en/uses/new", nadia, {{"item", id(0)}}).status, 422);
    EXPECT_EQ(post("/en/uses/new", nadia, {{"item", id(3)}}).status, 404) << "a draft";
}

TEST_F(Uses, NaughtyStringsAreShownAsTheyAre)
{
    const std::vector<std::string> naughty = tests::naughty_texts(1'900);
    if (naughty.empty())
        GTEST_SKIP() << "the test data is not there";
    const Reader edith = reader({Role::editor});
    const Reader nadia = reader();
    for (const std::string& said : naughty) {
        const auto use =
            stores().uses.send(nadia.person.id, {.record = *RecordId::parse(id(1)),
                                                 .shows_name = true,
                                                 .setting = std::string(cut(said, 180)),
                                                 .adapted = said,
                                                 .happened = said});
        ASSERT_TRUE(use);
        tests::expect_escaped(page("/fr/review/uses", edith), "desk");
        stores().uses.decide(edith.person, *use, true, cut(said, 1'000));
    }
    tests::expect_escaped(page("/en/items/" + id(1) + "/foster-care-and-school", nadia), "item");
    tests::expect_escaped(page("/en/me/uses", nadia), "my uses");
}

}  // namespace
}  // namespace findings::server
