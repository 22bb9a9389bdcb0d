#include "search-server/mail/smtp.hpp"

#include "library/base/file.hpp"
#include "tests/support/smtp_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <future>

namespace findings::server {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

MailMessage message()
{
    return {.from = "library@a.example",
            .to = "bea@b.example",
            .subject = "Hello",
            .text = ".\n..\nThe end.\n",
            .date = {},
            .id = "01ABC"};
}

std::string failure(const SmtpServer& server)
{
    try {
        deliver(server, message());
    } catch (const MailError& error) {
        return error.what();
    }
    return "";
}

TEST(Smtp, HandsAMessageToTheServer)
{
    const findings::tests::SmtpServer server;
    EXPECT_EQ(failure({.url = server.url()}), "");
    EXPECT_THAT(server.commands(),
                ElementsAre(StartsWith("EHLO "), StartsWith("MAIL FROM:<library@a.example>"),
                            StartsWith("RCPT TO:<bea@b.example>"), "DATA", "QUIT"));
    EXPECT_THAT(server.messages(), ElementsAre(wire_text(message())));
}

TEST(Smtp, SaysWhoItIsWhereItWasTold)
{
    const std::string in_base64 = "AGxpYnJhcnkAc2VjcmV0";  // of "\0library\0secret", RFC 4616
    const findings::tests::SmtpServer server([&](const std::string& line) {
        if (line == in_base64)
            return std::string("235 welcome");
        return std::string(line == "AUTH PLAIN" ? "334 " : "");
    });
    EXPECT_EQ(failure({.url = server.url(), .login = SmtpLogin{"library", "secret"}}), "");
    EXPECT_THAT(server.commands(), Contains(in_base64));
    EXPECT_EQ(server.messages().size(), 1u);
}

TEST(Smtp, TellsWhyAMessageWasNotTakenWithoutTheAddress)
{
    const findings::tests::SmtpServer server([](const std::string& line) {
        return std::string(line.starts_with("RCPT") ? "550 bea@b.example is not here" : "");
    });
    EXPECT_THAT(failure({.url = server.url()}),
                AllOf(HasSubstr("550"), Not(HasSubstr("b.example"))));
    EXPECT_TRUE(server.messages().empty());
    EXPECT_NE(failure({.url = "smtps" + server.url().substr(4)}), "") << "no TLS is spoken there";
}

TEST(Smtp, GivesUpOnAServerThatSaysNothing)
{
    std::promise<void> go_on;
    std::shared_future<void> gone_on = go_on.get_future().share();
    const findings::tests::SmtpServer server([gone_on](const std::string&) {
        gone_on.wait();
        return std::string();
    });
    EXPECT_THAT(failure({.url = server.url(), .whole = 50ms}), HasSubstr("imed out"));
    go_on.set_value();
}

TEST(Smtp, KnowsWhatIsAServer)
{
    for (const char* good : {"smtp://localhost", "smtps://mail.a.example:465", "smtp://[::1]:25"})
        EXPECT_TRUE(is_smtp_url(good)) << good;
    for (const char* bad : {"mail.a.example", "http://a.example", "smtp://", "smtp://a b",
                            "smtp://user:secret@a.example", "smtp://a.example/x",
                            "smtp://a.example?x", "file:///etc/passwd"})
        EXPECT_FALSE(is_smtp_url(bad)) << bad;
}

TEST(Smtp, ReadsItsLoginFromAFile)
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "login") << "library\npass word\n";
    const SmtpLogin login = read_smtp_login(folder.path() / "login");
    EXPECT_EQ(login.name + "/" + login.password, "library/pass word");
    std::ofstream(folder.path() / "half") << "library\n";
    EXPECT_THROW(read_smtp_login(folder.path() / "half"), std::runtime_error);
    EXPECT_THROW(read_smtp_login(folder.path() / "none"), std::runtime_error);
}

}  // namespace
}  // namespace findings::server
