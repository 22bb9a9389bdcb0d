#include "search-server/routes/admin.hpp"

#include "library/base/secret.hpp"
#include "tests/search-server/routes/api_records.hpp"
#include "tests/search-server/routes/practice_fixture.hpp"
#include "tests/support/served_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using findings::tests::ServedLibrary;
using testing::HasSubstr;
using testing::Not;

class Administration : public testing::Test {
protected:
    std::string page(std::string_view target) { return served_.get(target, ada_cookie_).text(); }

    Response post(std::string_view target, const Fields& form)
    {
        return served_.post(target, form, ada_cookie_);
    }

    ServedLibrary served_{{findings::tests::api_records().front()}};
    Person ada_ = served_.add_person("Ada", {Role::administrator});
    Fields ada_cookie_ = served_.cookie_of(ada_);
};

TEST_F(Administration, ShowsTheLinkOfAnInvitationOnce)
{
    served_.base_url = "https://library.example";
    ASSERT_EQ(post("/en/admin/organisations", {{"name", "The Trust"}}).status, 303u);
    const std::string trust = served_.stores().organisations.all().front().id.str();

    const std::string made = post("/en/admin/invitations", {{"note", "Bea"},
                                                            {"role", "trainer"},
                                                            {"role", "editor"},
                                                            {"organisation", trust},
                                                            {"days", "30"}})
                                 .text();

    EXPECT_THAT(made, HasSubstr("https://library.example/en/join/"));
    EXPECT_THAT(page("/en/admin"), Not(HasSubstr("/en/join/")));
    const Invitation invitation = served_.stores().invitations.all().front();
    EXPECT_EQ(invitation.roles, (Roles{Role::trainer, Role::editor}));
    EXPECT_EQ(invitation.organisation->str(), trust);
    EXPECT_EQ(invitation.expires, served_.now + std::chrono::days(30));
    EXPECT_EQ(post("/en/admin/invitations", {{"note", "no role"}}).status, 422u);
}

TEST_F(Administration, GivesRolesAndOrganisationsButNeverTakesTheLastAdministrator)
{
    const Person bea = served_.add_person("Bea", {Role::trainer});
    const std::string ours = served_.stores().organisations.add(ada_.id, "Ours")->id.str();
    const std::string address = "/en/admin/people/" + bea.id.str();

    EXPECT_EQ(post(address, {{"role", "editor"}, {"organisation", ours}}).status, 303u);

    const Person now = served_.stores().people.find(bea.id).value();
    EXPECT_EQ(now.roles, Roles{Role::editor});
    EXPECT_EQ(now.organisations.at(0).str(), ours);
    const std::string own = "/en/admin/people/" + ada_.id.str();
    EXPECT_EQ(post(own, {{"role", "editor"}}).status, 422u);
    EXPECT_THAT(post(own + "/disable", {}).text(), HasSubstr("left without an administrator"));
    EXPECT_EQ(post(address + "/disable", {}).status, 303u);
    EXPECT_THAT(page(address), HasSubstr("This account is disabled"));
    EXPECT_EQ(post("/en/admin/people/" + std::string(26, '0'), {{"role", "editor"}}).status, 404u);
    EXPECT_THAT(page("/en/admin/audit"), HasSubstr("set organisations: person " + bea.id.str()));
}

TEST_F(Administration, ReadsTheTrailAPageAtATime)
{
    for (int i = 0; i < 60; ++i)
        served_.stores().organisations.add(ada_.id, "Organisation " + std::to_string(i));

    const std::string first = page("/en/admin/audit");
    const std::size_t older = first.find("/en/admin/audit?before=");
    ASSERT_NE(older, std::string::npos);
    const std::string second = page(first.substr(older, first.find('"', older) - older));
    EXPECT_THAT(first, HasSubstr("Organisation 59"));
    EXPECT_THAT(first, Not(HasSubstr("Organisation 9&quot;")));
    EXPECT_THAT(second, HasSubstr("Organisation 9&quot;"));
    EXPECT_THAT(second, Not(HasSubstr("?before=")));
}

TEST_F(Administration, ShowsNamesAndNotesAsTheyWereTyped)
{
    const std::vector<std::string> texts = tests::naughty_texts(190);
    if (texts.empty())
        GTEST_SKIP() << "the test data is not here";
    for (const std::string& text : texts) {
        served_.stores().organisations.add(ada_.id, text);
        served_.stores().people.add(ada_.id, {.name = text, .sign_in_name = text});
        served_.stores().invitations.add({.made_by = ada_.id,
                                          .note = text,
                                          .roles = {Role::editor},
                                          .made = served_.now,
                                          .expires = served_.now + std::chrono::hours(1)},
                                         make_secret());
    }
    for (const char* target : {"/en/admin", "/fr/admin", "/en/admin/audit"})
        tests::expect_escaped(page(target), target);
    EXPECT_THAT(page("/en/admin"), HasSubstr("&lt;script&gt;"));
}

}  // namespace
}  // namespace findings::server
