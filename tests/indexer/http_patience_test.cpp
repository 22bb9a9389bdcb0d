#include "indexer/sources/http_patience.hpp"

#include "library/base/date.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const auto noon = *parse_utc("2026-11-23T12:00:00Z");

/// A world in which nothing takes time; it writes down what was waited for.
class HttpPatience : public testing::Test {
protected:
    HttpReply ask(std::vector<HttpReply> replies)
    {
        return ask_patiently({}, waiting(), "https://r.example/oai", [&, next = 0u]() mutable {
            return replies.at(std::min<std::size_t>(next++, replies.size() - 1));
        });
    }

    Waiting waiting()
    {
        return {.now = [] { return noon; },
                .chance = [] { return 1.0; },
                .wait =
                    [this](std::chrono::milliseconds time) {
                        waits.push_back(time);
                        return waits.size() < ended_at;
                    },
                .told = [this](const std::string& why) { told.push_back(why); }};
    }

    template <class Asking>
    static std::string error_of(const Asking& asking)
    {
        try {
            asking();
        } catch (const HttpError& error) {
            return error.what();
        }
        return "";
    }

    std::vector<std::chrono::milliseconds> waits;
    std::vector<std::string> told;
    std::size_t ended_at = 1000;
};

TEST_F(HttpPatience, TriesAgainWithLongerAndLongerWaits)
{
    EXPECT_EQ(ask({{503}, {500}, {502}, {504}, {429}, {200}}).status, 200);
    EXPECT_THAT(waits, ElementsAre(1s, 2s, 4s, 8s, 16s));
    EXPECT_THAT(told.at(0), AllOf(HasSubstr("answered 503"), HasSubstr("try 2 of 6 in 1.0 s")));
}

TEST_F(HttpPatience, EndsAfterSixTriesWithTheLastReason)
{
    EXPECT_THAT(
        error_of([&] { ask({{503}}); }),
        AllOf(HasSubstr("https://r.example/oai"), HasSubstr("503"), HasSubstr("tried 6 times")));
    EXPECT_EQ(waits.size(), 5u);
}

TEST_F(HttpPatience, OtherAnswersAreAnswers)
{
    for (const long status : {200L, 404L, 403L, 501L, 400L})
        EXPECT_EQ(ask({{status}}).status, status);
    EXPECT_TRUE(waits.empty());
}

TEST_F(HttpPatience, WaitsAsLongAsTheRepositoryAsks)
{
    EXPECT_EQ(ask({{503, "30"}, {503, "Mon, 23 Nov 2026 12:01:40 GMT"}, {503, "0"}, {200}}).status,
              200);
    EXPECT_THAT(waits, ElementsAre(30s, 100s, 4s)) << "never less than the back-off";
    EXPECT_THAT(told.at(0), HasSubstr("as it asks for"));
}

TEST_F(HttpPatience, DoesNotWaitForHoursAndSaysWhy)
{
    EXPECT_THAT(error_of([&] {
                    ask({{503, "10800"}});
                }),
                AllOf(HasSubstr("answered 503"), HasSubstr("in 3 h as it asks for")));
    EXPECT_TRUE(waits.empty());
}

TEST_F(HttpPatience, AFaultOfTheConnectionIsTriedAgainAndAnotherIsNot)
{
    int tries = 0;
    const auto failing = [&](bool may_pass) {
        return error_of([&] {
            ask_patiently({}, waiting(), "u", [&]() -> HttpReply {
                ++tries;
                throw HttpError("broken", may_pass);
            });
        });
    };
    EXPECT_EQ(failing(true), "broken (tried 6 times)");
    EXPECT_EQ(tries, 6);
    EXPECT_EQ(failing(false), "broken");
    EXPECT_EQ(tries, 7);
}

TEST_F(HttpPatience, EndsWhileItWaitsWhenTheUserWantsTo)
{
    ended_at = 1;
    EXPECT_THROW(ask({{503}}), HttpInterrupted);
}

TEST(RetryAfter, IsSecondsOrADate)
{
    EXPECT_EQ(retry_after("120", noon), 120s);
    EXPECT_EQ(retry_after(" 7 ", noon), 7s);
    EXPECT_EQ(retry_after("Mon, 23 Nov 2026 12:00:05 GMT", noon), 5s);
    EXPECT_EQ(retry_after("Sun, 22 Nov 2026 12:00:05 GMT", noon), 0s) << "it is past";
    EXPECT_EQ(retry_after("-5", noon), 0s);
    EXPECT_GT(retry_after("99999999999999999999", noon), 1000h);
    EXPECT_EQ(retry_after("soon", noon), std::nullopt);
    EXPECT_EQ(retry_after("", noon), std::nullopt);
}

TEST(BackOff, DoublesUpToItsMostAndKeepsHalfOfIt)
{
    const Patience patience{.first = 1s, .most = 60s};
    EXPECT_EQ(back_off(patience, 1, 0.0), 500ms);
    EXPECT_EQ(back_off(patience, 1, 1.0), 1s);
    EXPECT_EQ(back_off(patience, 4, 0.5), 6s);
    EXPECT_EQ(back_off(patience, 50, 1.0), 60s);
}

}  // namespace
}  // namespace findings::indexer
