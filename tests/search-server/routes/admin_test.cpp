#include "search-server/routes/admin.hpp"

#include "library/base/secret.hpp"
#include "search-server/mail/mailer.hpp"
#include "tests/search-server/routes/api_records.hpp"
#include "tests/search-server/routes/practice_fixture.hpp"
#include "tests/support/served_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using findings::tests::ServedLibrary;
using testing::AllOf;
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

TEST_F(Administration, SendsTheLinkOfAnInvitationByMailAndKeepsNoAddress)
{
    std::vector<MailMessage> sent;
    Mailer mailer("library@a.example", [&](const MailMessage& message) {
        if (!sent.empty())
            throw std::runtime_error("the mail server is away");
        sent.push_back(message);
    });
    const Fields form{{"note", "Bea"}, {"role", "trainer"}, {"mail", " bea@b.example "}};
    EXPECT_THAT(page("/en/admin"), Not(HasSubstr("name=\"mail\"")));
    EXPECT_THAT(post("/en/admin/invitations", form).text(), Not(HasSubstr("mail server")));
    EXPECT_TRUE(sent.empty()) << "there is no mail server";

    served_.mailer = &mailer;
    served_.base_url = "https://library.example";
    EXPECT_THAT(page("/fr/admin"), HasSubstr("name=\"mail\" type=\"email\""));
    const std::string made = post("/fr/admin/invitations", form).text();
    EXPECT_THAT(made, HasSubstr("Le serveur de courriel a pris le message"));
    ASSERT_EQ(sent.size(), 1u);
    EXPECT_EQ(sent[0].to, "bea@b.example");
    EXPECT_EQ(sent[0].subject, "Invitation à Findings · Invitation to Findings");
    const std::size_t link = made.find("https://library.example/fr/join/");
    ASSERT_NE(link, std::string::npos);
    const std::string secret = made.substr(link + 32, made.find('<', link) - link - 32);
    EXPECT_THAT(sent[0].text, AllOf(HasSubstr("Ada vous invite"), HasSubstr("Ada invites you"),
                                    HasSubstr("https://library.example/fr/join/" + secret),
                                    HasSubstr("https://library.example/en/join/" + secret)));

    const std::string not_sent = post("/en/admin/invitations", form).text();
    EXPECT_THAT(not_sent, AllOf(HasSubstr("The mail could not be sent"),
                                HasSubstr("https://library.example/en/join/")));
    EXPECT_EQ(post("/en/admin/invitations",
                   {{"role", "trainer"}, {"mail", "bea@b.example\nBcc: all@c.example"}})
                  .status,
              422u);
    EXPECT_EQ(served_.stores().invitations.all().size(), 3u);
    EXPECT_THAT(page("/en/admin/audit") + page("/en/admin"), Not(HasSubstr("b.example")));
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
    EXPECT_THAT(page("/fr/admin/audit"),
                HasSubstr("attribuer des organismes : personne " + bea.id.str()));
}

TEST_F(Administration, RenamesAnOrganisation)
{
    const std::string ours = served_.stores().organisations.add(ada_.id, "Ours")->id.str();
    served_.stores().organisations.add(ada_.id, "Theirs");
    const std::string address = "/en/admin/organisations/" + ours;

    EXPECT_EQ(post(address, {{"name", " Öurs  and more "}}).status, 303u);
    EXPECT_THAT(page("/en/admin"), HasSubstr("value=\"Öurs and more\""));
    EXPECT_EQ(post(address, {{"name", "öurs and MORE"}}).status, 303u) << "its own name";
    EXPECT_EQ(post(address, {{"name", "theirs"}}).status, 422u);
    EXPECT_EQ(post(address, {{"name", " "}}).status, 422u);
    EXPECT_EQ(post("/en/admin/organisations/" + std::string(26, '0'), {{"name", "x"}}).status,
              404u);
    EXPECT_EQ(served_.stores().audit_trail.before(1'000, 1).at(0).before,
              R"({"name":"Öurs and more"})");
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
