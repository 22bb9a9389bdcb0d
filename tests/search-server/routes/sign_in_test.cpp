#include "search-server/routes/sign_in.hpp"

#include "library/base/secret.hpp"
#include "search-server/routes/form_token.hpp"
#include "search-server/routes/session_cookie.hpp"
#include "tests/search-server/routes/api_records.hpp"
#include "tests/support/served_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using findings::tests::ServedLibrary;
using testing::HasSubstr;
using testing::StartsWith;
using namespace std::chrono_literals;

constexpr std::string_view cookie_name = "__Host-findings=";

/// The header that a browser sends after this answer.
Fields kept(const Response& response)
{
    const std::string cookie(response.header("Set-Cookie").value_or(""));
    return {{"cookie", cookie.substr(0, cookie.find(';'))}};
}

class SigningIn : public testing::Test {
protected:
    Fields browser() { return kept(served_.get("/en/sign-in")); }

    Response sign_in(const std::string& name, const std::string& password,
                     const std::string& next = "")
    {
        return served_.post("/en/sign-in",
                            {{"sign_in_name", name}, {"password", password}, {"next", next}},
                            browser());
    }

    /// The status of a page that is for administrators alone.
    unsigned admin_status(const Fields& headers)
    {
        return served_.get("/en/admin", headers).status;
    }

    ServedLibrary served_{{findings::tests::api_records().front()}};
    Person ada_ = served_.add_person("Ada", {Role::administrator});
};

TEST_F(SigningIn, LeadsOnToWhatWasAskedForWithACookieThatScriptsAndOtherSitesDoNotGet)
{
    const Response asked = served_.get("/en/admin/audit?before=7");
    EXPECT_EQ(asked.status, 303u);
    EXPECT_EQ(asked.header("Location"), "/en/sign-in?next=%2Fen%2Fadmin%2Faudit%3Fbefore%3D7");

    const Response response = sign_in("ADA ", ServedLibrary::password, "/en/admin/audit?before=7");

    EXPECT_EQ(response.status, 303u);
    EXPECT_EQ(response.header("Location"), "/en/admin/audit?before=7");
    const std::string cookie(response.header("Set-Cookie").value_or(""));
    EXPECT_THAT(cookie, StartsWith(std::string(cookie_name)));
    EXPECT_THAT(cookie, HasSubstr("; Path=/; Secure; HttpOnly; SameSite=Lax"));
    EXPECT_EQ(admin_status(kept(response)), 200u);
}

TEST_F(SigningIn, GivesAnotherSecretThanTheOneThatTheBrowserHadBefore)
{
    const Fields before = browser();
    const Response response = served_.post(
        "/en/sign-in", {{"sign_in_name", "Ada"}, {"password", ServedLibrary::password}}, before);

    EXPECT_NE(kept(response), before);
    EXPECT_EQ(admin_status(before), 303u);
}

TEST_F(SigningIn, SaysTheSameOfAWrongPasswordAndAnUnknownName)
{
    const Response wrong = sign_in("Ada", "something else");
    const Response unknown = sign_in("Nobody", "something else");

    EXPECT_EQ(wrong.status, 422u);
    EXPECT_EQ(unknown.status, 422u);
    EXPECT_THAT(wrong.text(), HasSubstr("do not go together"));
    EXPECT_THAT(unknown.text(), HasSubstr("do not go together"));
    EXPECT_THAT(wrong.text(), testing::Not(HasSubstr("something else")));
}

TEST_F(SigningIn, DoesNotLeadToAnotherSite)
{
    for (const char* next :
         {"https://evil.example/", "//evil.example", "/\\evil.example", "x", "/\tx"}) {
        SCOPED_TRACE(next);
        EXPECT_EQ(sign_in("Ada", ServedLibrary::password, next).header("Location"), "/en/");
    }
}

TEST_F(SigningIn, IsRefusedAfterFiveWrongPasswordsUntilTheTimeHasPassed)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(sign_in("Ada", "something else").status, 422u);

    const Response response = sign_in("ada", ServedLibrary::password);
    EXPECT_EQ(response.status, 429u);
    EXPECT_EQ(response.header("Retry-After"), "900");

    served_.now += 15min;
    EXPECT_EQ(sign_in("Ada", ServedLibrary::password).status, 303u);
}

TEST_F(SigningIn, EndsWithSigningOutWithIdlingAndWithTime)
{
    const Fields left = served_.cookie_of(ada_);
    EXPECT_EQ(admin_status(left), 200u);
    EXPECT_EQ(served_.post("/en/sign-out", {}, left).status, 303u);
    EXPECT_EQ(admin_status(left), 303u);

    const Fields idle = served_.cookie_of(ada_);
    const Fields busy = served_.cookie_of(ada_);
    served_.now += longest_idle - 1h;
    EXPECT_EQ(admin_status(busy), 200u);
    served_.now += 2h;
    EXPECT_EQ(admin_status(busy), 200u);
    EXPECT_EQ(admin_status(idle), 303u);

    for (auto passed = longest_idle; passed < longest_session; passed += longest_idle - 1h) {
        served_.now += longest_idle - 1h;
        admin_status(busy);
    }
    EXPECT_EQ(admin_status(busy), 303u);
}

TEST_F(SigningIn, EndsEverywhereWhereThePasswordIsChangedOrTheAccountDisabled)
{
    served_.add_person("Bea", {Role::administrator});
    const Fields here = served_.cookie_of(ada_);
    const Fields there = served_.cookie_of(ada_);
    const Response response = served_.post("/en/me/account/password",
                                           {{"current", ServedLibrary::password},
                                            {"password", "a new long password"},
                                            {"again", "a new long password"}},
                                           here);
    EXPECT_EQ(response.status, 303u);
    EXPECT_EQ(admin_status(kept(response)), 200u);
    EXPECT_EQ(admin_status(here), 303u);
    EXPECT_EQ(admin_status(there), 303u);

    served_.stores().people.disable({}, ada_.id);
    EXPECT_EQ(admin_status(kept(response)), 303u);
    EXPECT_EQ(sign_in("Ada", "a new long password").status, 422u);
}

TEST_F(SigningIn, IsNotForCookiesThatNobodyWasGiven)
{
    for (const char* cookie : {"__Host-findings=", "__Host-findings=guess", "findings=x",
                               "x=1; __Host-findings=guess; y=2"})
        EXPECT_EQ(admin_status({{"cookie", cookie}}), 303u) << cookie;
}

TEST_F(SigningIn, LetsNobodyElseKeepWhatWasMadeForAPerson)
{
    const Response response = served_.get("/en/about", served_.cookie_of(ada_));
    EXPECT_THAT(response.text(), HasSubstr("Ada"));
    EXPECT_EQ(response.header("Cache-Control"), "private, no-store");
    EXPECT_EQ(response.header("Vary"), "Cookie");
    EXPECT_FALSE(response.header("ETag"));

    const Response anonymous = served_.get("/en/about");
    EXPECT_THAT(anonymous.text(), testing::Not(HasSubstr("Ada")));
    EXPECT_EQ(anonymous.header("Vary"), "Cookie");
    EXPECT_FALSE(anonymous.header("Cache-Control"));
    EXPECT_TRUE(anonymous.header("ETag"));
}

// Forms

TEST_F(SigningIn, FormsAreRefusedWithoutTheTokenOfTheirBrowser)
{
    const Fields mine = served_.cookie_of(ada_);
    const Fields theirs = served_.cookie_of(ada_);
    const std::string secret = mine[0].second.substr(cookie_name.size());
    const std::string other = theirs[0].second.substr(cookie_name.size());
    for (const std::string& token : {std::string(), std::string("x"), form_token(other),
                                     form_token(""), secret, form_token(secret) + "x"}) {
        SCOPED_TRACE(token);
        Request request{.method = Method::post, .headers = mine};
        ASSERT_TRUE(take_target(request, "/en/admin/organisations"));
        request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
        request.body = "name=Ours&form_token=" + token;
        const Response response = served_.ask(request);
        EXPECT_EQ(response.status, 403u);
        EXPECT_THAT(response.text(), HasSubstr("This form cannot be taken"));
    }
    EXPECT_TRUE(served_.stores().organisations.all().empty());
    EXPECT_EQ(served_.post("/en/admin/organisations", {{"name", "Ours"}}, mine).status, 303u);
    EXPECT_EQ(served_.stores().organisations.all().size(), 1u);
}

TEST_F(SigningIn, AFormThatCameTooLateIsGivenBackWithAllThatWasTyped)
{
    const Fields mine = served_.cookie_of(ada_);
    served_.now += longest_session;

    const Response late =
        served_.post("/en/admin/organisations", {{"name", "Ours & <theirs>\nhere"}}, mine);
    EXPECT_EQ(late.status, 401u);
    EXPECT_THAT(late.text(), HasSubstr("name=\"carried.name\" value=\"Ours &amp; &lt;theirs&gt;"));

    const Response back = served_.post("/en/sign-in",
                                       {{"sign_in_name", "Ada"},
                                        {"password", ServedLibrary::password},
                                        {"resend", "/en/admin/organisations"},
                                        {"carried.name", "Ours & <theirs>\nhere"}},
                                       mine);
    EXPECT_EQ(back.status, 200u);
    EXPECT_THAT(back.text(), HasSubstr("action=\"/en/admin/organisations\""));
    EXPECT_THAT(back.text(), HasSubstr("name=\"name\" value=\"Ours &amp; &lt;theirs&gt;"));
    EXPECT_EQ(served_.post("/en/admin/organisations", {{"name", "Ours"}}, kept(back)).status, 303u);
}

// Programs

TEST_F(SigningIn, ProgramsComeWithATokenThatIsGoodAndNeverWithACookie)
{
    const auto status = [&](Method method, const Fields& headers) {
        Request request{.method = method, .headers = headers, .body = R"({"title":"A list"})"};
        request.headers.emplace_back("content-type", "application/json");
        EXPECT_TRUE(take_target(request, "/api/v1/lists"));
        return served_.ask(request).status;
    };
    EXPECT_EQ(status(Method::post, {}), 401u);
    EXPECT_EQ(status(Method::post, served_.cookie_of(ada_)), 401u);
    EXPECT_EQ(status(Method::post, {{"authorization", "Bearer guess"}}), 401u);
    EXPECT_EQ(status(Method::get, {{"authorization", "Bearer guess"}}), 401u);
    EXPECT_EQ(status(Method::get, {{"authorization", "Basic eDp5"}}), 401u);
    EXPECT_EQ(status(Method::post, served_.token_of(ada_, Scope::read)), 403u);
    EXPECT_EQ(status(Method::get, served_.token_of(ada_, Scope::read)), 200u);

    const Fields token = served_.token_of(ada_);
    EXPECT_EQ(status(Method::post, token), 201u);
    EXPECT_EQ(served_.get("/en/admin", token).status, 303u) << "pages take no tokens";

    const ApiToken newest = served_.stores().api_tokens.of(ada_.id).front();
    served_.stores().api_tokens.revoke(ada_.id, ada_.id, newest.id, served_.now);
    const Fields expired = served_.token_of(ada_);
    served_.now += 24h;
    EXPECT_EQ(status(Method::post, token), 401u);
    EXPECT_EQ(status(Method::post, expired), 401u);
}

// Invitations

class Invited : public SigningIn {
protected:
    std::string invitation(Roles roles)
    {
        const std::string secret = make_secret();
        served_.stores().invitations.add(
            {.roles = roles, .made = served_.now, .expires = served_.now + 72h}, secret);
        return "/en/join/" + secret;
    }

    Response join(const std::string& address, const std::string& name)
    {
        const Fields form{{"name", name},
                          {"sign_in_name", name},
                          {"password", ServedLibrary::password},
                          {"again", ServedLibrary::password}};
        return served_.post(address, form, browser());
    }
};

TEST_F(Invited, PeopleMakeOneAccountWithTheRolesOfTheInvitation)
{
    const std::string address = invitation({Role::editor});
    EXPECT_THAT(served_.get(address).text(), HasSubstr("these roles: editor."));

    const Response response = join(address, "Bea");
    EXPECT_EQ(response.status, 303u);
    EXPECT_EQ(served_.get("/en/me/account", kept(response)).status, 200u);
    EXPECT_EQ(admin_status(kept(response)), 403u);

    EXPECT_EQ(join(address, "Cleo").status, 404u);
    EXPECT_EQ(served_.get(address).status, 404u);
    EXPECT_EQ(served_.stores().people.all().size(), 2u);
}

TEST_F(Invited, PeopleComeTooLate)
{
    const std::string expired = invitation({Role::editor});
    const std::string withdrawn = invitation({Role::editor});
    served_.stores().invitations.withdraw(ada_.id, served_.stores().invitations.all().front().id,
                                          served_.now);
    EXPECT_EQ(join(withdrawn, "Bea").status, 404u);
    served_.now += 72h;
    EXPECT_EQ(join(expired, "Bea").status, 404u);
    EXPECT_EQ(join("/en/join/guess", "Bea").status, 404u);
}

TEST_F(Invited, PeopleAreToldWhatIsWrongWithWhatTheyTyped)
{
    const std::string address = invitation({Role::editor});
    const Response taken = join(address, "ÁDA");
    EXPECT_EQ(taken.status, 422u);
    EXPECT_THAT(taken.text(), HasSubstr("Somebody signs in with this name already"));

    const Response bad = served_.post(
        address, {{"name", " "}, {"password", "short"}, {"again", "short"}}, browser());
    EXPECT_THAT(bad.text(), HasSubstr("Write your name"));
    EXPECT_THAT(bad.text(), HasSubstr("fewer than 12 characters"));
    EXPECT_EQ(join(address, "Bea").status, 303u) << "the invitation is still good";
}

}  // namespace
}  // namespace findings::server
