#include "tests/search-server/routes/practice_fixture.hpp"

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::Reader;

class Cpd : public tests::PracticeTest {
protected:
    static Fields typed(const std::string& learnt, const std::string& minutes = "75")
    {
        return {{"reading", "Kinship care"},
                {"day", "2026-11-20"},
                {"learnt", learnt},
                {"effect", "=1+1"},
                {"minutes", minutes}};
    }

    static std::string entry_of(const Reader& who)
    {
        return "/en/me/cpd/" + stores().cpd.of(who.person.id).front().id.str();
    }
};

TEST_F(Cpd, AReadingBecomesAnEntryOfItsYear)
{
    const Reader nadia = reader();
    const std::string form = page("/en/me/cpd/new?item=" + id(0), nadia);
    EXPECT_THAT(form, HasSubstr("value=\"Kinship care and placement stability\""));
    EXPECT_THAT(form, HasSubstr("value=\"2026-11-23\"")) << "today";
    EXPECT_THAT(form, HasSubstr("value=\"4\"")) << "the minutes of the record";
    Fields filled = typed("Ask <b>first</b>.");
    filled.emplace_back("item", id(0));
    EXPECT_EQ(post("/en/me/cpd/new", nadia, filled).status, 303);

    const std::string shown = page("/en/me/cpd?year=2026", nadia);
    EXPECT_THAT(shown, HasSubstr("1 entry, 1 hour 15 minutes"));
    EXPECT_THAT(shown, HasSubstr("Ask &lt;b&gt;first&lt;/b&gt;."));
    EXPECT_THAT(shown, HasSubstr("/en/items/" + id(0)));
    EXPECT_THAT(page("/fr/me/cpd?year=2025", nadia), Not(HasSubstr("Kinship care")));
    EXPECT_EQ(post(entry_of(nadia), nadia, typed("Ask twice.", "60")).status, 303);
    EXPECT_THAT(page("/en/me/cpd", nadia), HasSubstr("1 entry, 1 hour<"));
    EXPECT_EQ(post(entry_of(nadia), nadia, {{"do", "remove"}}).status, 303);
    EXPECT_THAT(page("/en/me/cpd", nadia), Not(HasSubstr("Ask twice.")));
}

TEST_F(Cpd, WhatCannotBeKeptIsShownAgain)
{
    const Reader nadia = reader();
    const Response response = post("/en/me/cpd/new", nadia,
                                   {{"learnt", "A lesson"}, {"day", "32nd"}, {"minutes", "1.5"}});
    EXPECT_EQ(response.status, 422);
    for (const char* text : {">A lesson<", "value=\"32nd\"", "value=\"1.5\"", "whole minutes",
                             "Say what you read", "day of the calendar"})
        EXPECT_THAT(response.text(), HasSubstr(text));
}

TEST_F(Cpd, AnEntryIsItsOwnersAlone)
{
    const Reader nadia = reader();
    const Reader omar = reader(Roles::all());
    ASSERT_EQ(post("/en/me/cpd/new", nadia, typed("Zanzibar lesson")).status, 303);
    const std::string entry = entry_of(nadia);
    EXPECT_THAT(page(entry, nadia), HasSubstr("Zanzibar lesson"));
    EXPECT_EQ(get(entry, omar).status, 404);
    EXPECT_EQ(post(entry, omar, typed("Mine")).status, 404);
    EXPECT_EQ(post(entry, omar, {{"do", "remove"}}).status, 404);
    for (const char* target : {"/en/me/cpd", "/en/me/cpd.csv", "/en/me/cpd.html",
                               "/en/search?q=lesson", "/en/admin/audit"})
        EXPECT_THAT(text(get(target, omar)), Not(HasSubstr("Zanzibar lesson"))) << target;
}

TEST_F(Cpd, TheFilesHoldNoFormulas)
{
    const Reader nadia = reader();
    for (const char* learnt : {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "a \"b\", c"})
        ASSERT_EQ(post("/en/me/cpd/new", nadia, typed(learnt)).status, 303);
    const Response csv = get("/en/me/cpd.csv?year=2026", nadia);
    EXPECT_EQ(csv.header("Content-Disposition"), "attachment; filename=\"cpd-2026.csv\"");
    const std::string& rows = csv.text();
    for (const char* guarded :
         {",'=HYPERLINK(1),", ",'+1,", ",'-1,", ",'@SUM(1),", ",'=1+1,", ",\"a \"\"b\"\", c\","})
        EXPECT_THAT(rows, HasSubstr(guarded));
    EXPECT_THAT(rows, HasSubstr("2026-11-20,Kinship care,"));
    EXPECT_THAT(page("/fr/me/cpd.html", nadia), HasSubstr("<dd>=HYPERLINK(1)</dd>"));
    EXPECT_EQ(get("/en/me/cpd.pdf", nadia).status, 404);
}

TEST_F(Cpd, NaughtyStringsAreShownAsTheyAre)
{
    const std::vector<std::string> naughty = tests::naughty_texts(300);
    if (naughty.empty())
        GTEST_SKIP() << "the test data is not there";
    const Reader nadia = reader();
    for (const std::string& text : naughty)
        stores().cpd.add(nadia.person.id, {.id = CpdEntryId::make(),
                                           .reading = text,
                                           .day = *Date::parse("2026-11-20"),
                                           .learnt = text,
                                           .effect = text,
                                           .minutes = 1});
    ASSERT_GT(stores().cpd.of(nadia.person.id).size(), 30U);
    for (const char* target : {"/en/me/cpd", "/fr/me/cpd.html"})
        tests::expect_escaped(page(target, nadia), target);
}

}  // namespace
}  // namespace findings::server
