#include "search-server/mail/mail_message.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace findings::server {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::chrono::sys_days day{std::chrono::year{2026} / 11 / 3};

MailMessage message(std::string subject, std::string text)
{
    return {.from = "library@a.example",
            .to = "bea@b.example",
            .subject = std::move(subject),
            .text = std::move(text),
            .date = day + std::chrono::hours(9),
            .id = "01ABC"};
}

TEST(MailMessage, HasTheHeadersOfItsKind)
{
    EXPECT_EQ(wire_text(message("Hello", "Text.\n")),
              "Date: Tue, 03 Nov 2026 09:00:00 +0000\r\n"
              "From: library@a.example\r\n"
              "To: bea@b.example\r\n"
              "Subject: =?UTF-8?Q?Hello?=\r\n"
              "Message-ID: <01ABC@a.example>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Text.\r\n");
}

TEST(MailMessage, IsAsciiInShortLinesWhateverItSays)
{
    std::string subject;
    std::string text = "1 = 1, déjà ";
    for (int i = 0; i < 100; ++i) {
        subject += "é→ ";
        text += "où=→";
    }
    const std::string wire = wire_text(message(subject, text + " \n.\n\nEnd"));
    EXPECT_THAT(wire, AllOf(HasSubstr("\r\n\r\n1 =3D 1, d=C3=A9j=C3=A0 "), HasSubstr("=20\r\n"),
                            HasSubstr("\r\n.\r\n\r\nEnd\r\n"), HasSubstr("?=\r\n =?UTF-8?Q?")));
    EXPECT_TRUE(std::ranges::all_of(
        wire, [](char c) { return c == '\r' || c == '\n' || (c >= ' ' && c <= '~'); }));
    for (std::size_t begin = 0, end = 0; (end = wire.find("\r\n", begin)) != std::string::npos;
         begin = end + 2)
        EXPECT_LE(end - begin, 76u) << wire.substr(begin, end - begin);
    // no character is cut in two by the words
    EXPECT_THAT(wire, Not(HasSubstr("=C3?=")));
}

TEST(MailMessage, TakesNoLineEndIntoAHeader)
{
    EXPECT_THAT(wire_text(message("Hello\r\nBcc: all@c.example", "")),
                AllOf(HasSubstr("Subject: =?UTF-8?Q?Hello=0D=0ABcc"), Not(HasSubstr("\r\nBcc"))));
    MailMessage bad = message("Hello", "");
    bad.to = "bea@b.example\r\nBcc: all@c.example";
    EXPECT_THROW(wire_text(bad), std::invalid_argument);
}

TEST(MailAddress, IsANameAndAHostOfPlainCharacters)
{
    for (const char* good : {"a@b", "ada.lovelace+x@mail.b-c.example", "o'neil_1@b.example"})
        EXPECT_TRUE(is_mail_address(good)) << good;
    for (const std::string& bad :
         {std::string("ada"), std::string("@b"), std::string("a@"), std::string("a@@b"),
          std::string("a@b@c"), std::string("a b@c"), std::string("a@b c"), std::string("a.@b"),
          std::string("a..b@c"), std::string("<a@b>"), std::string("a@b\n"), std::string("a@b,c@d"),
          std::string("\"a\"@b"), std::string("é@b"), std::string("a@é.example"),
          std::string("a@b\0c", 5), "a@" + std::string(254, 'b')})
        EXPECT_FALSE(is_mail_address(bad)) << bad;
}

}  // namespace
}  // namespace findings::server
