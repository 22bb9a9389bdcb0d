#include "search-server/mail/mailer.hpp"

#include "library/base/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

namespace findings::server {
namespace {

using namespace std::chrono_literals;

TEST(Mailer, SaysWhatBecameOfAMessage)
{
    std::vector<MailMessage> sent;
    Mailer mailer("library@a.example", [&](const MailMessage& message) {
        if (message.to == "nobody@b.example")
            throw std::runtime_error("no such person");
        sent.push_back(message);
    });
    testing::internal::CaptureStderr();
    EXPECT_EQ(mailer.send({.to = "nobody@b.example"}), MailOutcome::failed);
    const std::string log = testing::internal::GetCapturedStderr();
    EXPECT_THAT(log, testing::AllOf(testing::HasSubstr("no such person"),
                                    testing::Not(testing::HasSubstr("b.example"))));
    EXPECT_EQ(mailer.send({.to = "bea@b.example"}), MailOutcome::sent);
    EXPECT_EQ(mailer.send({.to = "bea@b.example"}), MailOutcome::sent);
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_EQ(sent[0].from, "library@a.example");
    EXPECT_NE(sent[0].id, sent[1].id);
}

TEST(Mailer, HoldsNobodyUpAndTakesNoMoreThanItMay)
{
    std::promise<void> go_on;
    std::promise<void> has_begun;
    bool is_first = true;
    {
        Mailer mailer(
            "library@a.example",
            [&](const MailMessage&) {
                if (std::exchange(is_first, false)) {
                    has_begun.set_value();
                    go_on.get_future().wait();
                }
            },
            1ms, 1);
        EXPECT_EQ(mailer.send({}), MailOutcome::under_way);
        has_begun.get_future().wait();
        EXPECT_EQ(mailer.send({}), MailOutcome::under_way);
        EXPECT_EQ(mailer.send({}), MailOutcome::failed) << "one waits already";
        go_on.set_value();
    }
}

}  // namespace
}  // namespace findings::server
