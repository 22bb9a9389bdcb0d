#include "library/base/child.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <stdexcept>
#include <vector>

namespace findings {
namespace {

std::vector<std::string> lines_of(Child& child)
{
    std::vector<std::string> lines;
    while (std::optional<std::string> line = child.line())
        lines.push_back(*line);
    return lines;
}

TEST(AChild, SaysItsLinesInOrderAndEndsWell)
{
    Child child([](const Child::Say& say) {
        say("one");
        say("");
        say("three words here");
    });
    EXPECT_EQ(lines_of(child), (std::vector<std::string>{"one", "", "three words here"}));
    EXPECT_EQ(child.failure(), std::nullopt);
}

TEST(AChild, MaySayMoreThanAPipeHolds)
{
    Child child([](const Child::Say& say) {
        for (int number = 0; number < 100'000; ++number)
            say(std::to_string(number));
    });
    const std::vector<std::string> lines = lines_of(child);
    ASSERT_EQ(lines.size(), 100'000u);
    EXPECT_EQ(lines.back(), "99999");
    EXPECT_EQ(child.failure(), std::nullopt);
}

TEST(AChild, ThatIsKilledTakesNobodyWithIt)
{
    Child child([](const Child::Say&) { ::raise(SIGKILL); });
    EXPECT_EQ(lines_of(child), std::vector<std::string>{});
    EXPECT_EQ(child.failure(), "Killed");
}

TEST(AChild, ThatThrowsHasFailed)
{
    Child child([](const Child::Say&) { throw std::runtime_error("damaged"); });
    EXPECT_EQ(lines_of(child), std::vector<std::string>{});
    EXPECT_EQ(child.failure(), "status 1");
}

TEST(AChild, ThatWantsTooMuchMemoryHasFailed)
{
    Child child([](const Child::Say& say) {
        say("began");
        std::string much;
        much.reserve(std::size_t{8} << 30);
        say(std::to_string(much.capacity()));
    });
    while (const auto line = child.line())  // a sanitizer ends it before anything is said
        EXPECT_EQ(*line, "began");
    EXPECT_NE(child.failure(), std::nullopt);
}

TEST(AChild, ThatGoesRoundInCirclesIsEnded)
{
    Child child(
        [](const Child::Say&) {
            for (volatile bool again = true; again;) {
            }
        },
        std::chrono::seconds(1));
    EXPECT_EQ(lines_of(child), std::vector<std::string>{});
    EXPECT_EQ(child.failure(), "Alarm clock");
}

TEST(AChild, IsEndedWithItsOwner)
{
    const Child child([](const Child::Say& say) {
        for (;;)
            say("more");
    });
}

}  // namespace
}  // namespace findings
