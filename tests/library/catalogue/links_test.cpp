#include "library/catalogue/links.hpp"

#include "library/base/file.hpp"
#include "library/catalogue/list_health.hpp"
#include "library/catalogue/stores.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_seconds;

constexpr sys_seconds noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1} + 12h};
constexpr LinkAnswer found{.status = 200};
constexpr LinkAnswer not_found{.status = 404};

Url url(const std::string& path)
{
    return *Url::parse("https://a.example/" + path);
}

class TheLinks : public testing::Test {
protected:
    RecordId stored(const Record& record)
    {
        const RecordId id =
            catalogue_.store(catalogue_.begin_batch("test"), {{.record = record}}).front().id;
        gather();
        return id;
    }

    void gather()
    {
        while (links_.gather()) {
        }
    }

    /// Those that were not looked at for 30 days, and those that need it.
    std::vector<Url> to_follow(sys_seconds now = noon)
    {
        return links_.to_follow(now, now - std::chrono::days(30), 100);
    }

    void kill(const Url& link)
    {
        links_.keep(link, not_found, noon);
        links_.keep(link, not_found, noon + 24h);
    }

    std::vector<std::string> dead()
    {
        std::vector<std::string> urls;
        for (const DeadLink& link : links_.dead())
            urls.push_back(link.url);
        return urls;
    }

    Person person(const std::string& name, Roles roles)
    {
        return *stores_.people.add({}, {.name = name, .sign_in_name = name, .roles = roles});
    }

    TemporaryFolder folder_;
    Catalogue catalogue_{folder_.path(), Catalogue::Access::read_write};
    Stores stores_{folder_.path(), Catalogue::Access::read_write};
    Links& links_ = stores_.links;
};

TEST_F(TheLinks, AreThoseOfPublishedRecordsAsTheyAreNow)
{
    Record record{.title = "Kinship care", .url = url("old")};
    record.id = stored(record);
    stored({.status = Status::draft, .title = "A draft", .url = url("draft")});
    stored({.status = Status::retracted, .title = "Retracted", .url = url("retracted")});
    EXPECT_EQ(to_follow(), std::vector{url("old")});

    record.url = url("new");
    stored(record);
    EXPECT_EQ(to_follow(), std::vector{url("new")});
    EXPECT_EQ(links_.counts(), (LinkCounts{1, 0}));
    EXPECT_FALSE(links_.gather());
}

TEST_F(TheLinks, AreFollowedInTheOrderOfNeed)
{
    stored({.title = "All",
            .url = url("seems-gone"),
            .sources = {{.url = url("never")},
                        {.url = url("long-ago")},
                        {.url = url("longer-ago")},
                        {.url = url("lately")},
                        {.url = url("gone-today")}}});
    links_.keep(url("long-ago"), found, noon - std::chrono::days(40));
    links_.keep(url("longer-ago"), found, noon - std::chrono::days(50));
    links_.keep(url("lately"), found, noon - std::chrono::days(29));
    links_.keep(url("seems-gone"), not_found, noon - 24h);
    links_.keep(url("gone-today"), not_found, noon - 23h);

    EXPECT_EQ(to_follow(),
              (std::vector{url("seems-gone"), url("never"), url("longer-ago"), url("long-ago")}));
}

TEST_F(TheLinks, DieWhenNothingIsThereOnTwoLooksADayApart)
{
    struct Look {
        LinkAnswer answer;
        std::chrono::hours after;
    };
    const LinkAnswer no_host{.trouble = LinkTrouble::no_host};
    const LinkAnswer no_answer{.trouble = LinkTrouble::no_answer};
    const struct {
        const char* name;
        std::vector<Look> looks;
        bool dies;
    } cases[] = {
        {"twice-gone", {{not_found, 0h}, {{.status = 410}, 24h}}, true},
        {"no-host", {{no_host, 0h}, {no_host, 30h}}, true},
        {"too-soon", {{not_found, 0h}, {not_found, 23h}}, false},
        {"soon-and-late", {{not_found, 0h}, {not_found, 1h}, {not_found, 25h}}, true},
        {"broken", {{{.status = 500}, 0h}, {{.status = 503}, 48h}, {no_answer, 96h}}, false},
        {"refused", {{{.status = 403}, 0h}, {{.status = 403}, 48h}}, false},
        {"gone-then-broken", {{not_found, 0h}, {{.status = 500}, 48h}}, false},
        {"broken-between", {{not_found, 0h}, {no_answer, 24h}, {not_found, 48h}}, true},
        {"works-between", {{not_found, 0h}, {found, 24h}, {not_found, 48h}}, false},
        {"lives-again", {{not_found, 0h}, {not_found, 24h}, {found, 48h}}, false},
        {"dead-stays", {{not_found, 0h}, {not_found, 24h}, {no_answer, 48h}}, true},
    };
    for (const auto& one : cases) {
        SCOPED_TRACE(one.name);
        stored({.title = one.name, .url = url(one.name)});
        for (const Look& look : one.looks)
            links_.keep(url(one.name), look.answer, noon + look.after);
        EXPECT_EQ(std::ranges::count(dead(), url(one.name).str()), one.dies);
    }
}

TEST_F(TheLinks, ThatAreDeadSaySinceWhenAndWhoHasThem)
{
    Record one{.title = "One", .url = url("gone")};
    one.id = stored(one);
    const RecordId two = stored({.title = "Two", .sources = {{.url = url("gone")}}});
    links_.keep(url("gone"), not_found, noon);
    links_.keep(url("gone"), {.status = 410}, noon + 48h);
    links_.keep(url("gone"), {.trouble = LinkTrouble::no_answer}, noon + 72h);

    EXPECT_EQ(links_.dead(),
              (std::vector<DeadLink>{{.url = url("gone").str(),
                                      .since = noon,
                                      .looked = noon + 72h,
                                      .answer = {.trouble = LinkTrouble::no_answer},
                                      .records = {{*one.id, "One"}, {two, "Two"}}}}));

    // one that was corrected goes at once, before the next run takes it up
    one.url = url("new");
    catalogue_.store(catalogue_.begin_batch("test"), {{.record = one}});
    EXPECT_EQ(links_.dead().at(0).records, (std::vector<LinkingRecord>{{two, "Two"}}));
}

TEST_F(TheLinks, ThatAreAllDeadMakeAnEntryOfAListUnreachable)
{
    const Date today = *Date::parse("2026-11-23");
    const Record record{.title = "Two ways",
                        .doi = Doi::parse("10.1000/own"),
                        .url = url("own"),
                        .review_by = Date::parse("2026-01-01"),
                        .sources = {{.url = url("source")}}};
    const Record without{.title = "None", .sources = {{.url = url("source")}}};
    stored(record);
    stored(without);
    kill(url("own"));
    kill(url("source"));
    EXPECT_EQ(problem_of(&record, links_, today), EntryProblem::outdated);
    EXPECT_EQ(problem_of(&without, links_, today), std::nullopt);
    kill(*Url::parse("https://doi.org/10.1000/own"));
    EXPECT_EQ(problem_of(&record, links_, today), EntryProblem::unreachable);
}

TEST_F(TheLinks, ThatAnEditorWantsLookedAtAgainAreNewOnes)
{
    const Person editor = person("Edie", {Role::editor});
    const Person trainer = person("Tess", {Role::trainer});
    stored({.title = "One", .url = url("gone")});
    EXPECT_FALSE(links_.look_again(editor, url("gone").str()));
    kill(url("gone"));
    EXPECT_FALSE(links_.look_again(trainer, url("gone").str()));
    EXPECT_TRUE(to_follow(noon + 48h).empty());

    EXPECT_TRUE(links_.look_again(editor, url("gone").str()));

    EXPECT_TRUE(dead().empty());
    EXPECT_EQ(to_follow(noon + 48h), std::vector{url("gone")});
    const AuditEntry said = stores_.audit_trail.before(1'000, 1).at(0);
    EXPECT_EQ(said.who + ": " + said.action + ": " + said.object,
              "Edie: look again at link: link https://a.example/gone");
}

}  // namespace
}  // namespace findings
