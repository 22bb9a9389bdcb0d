#include "search-server/routes/sign_in_desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace findings::server {
namespace {

using namespace std::chrono_literals;

constexpr PasswordCost cheap{.operations = 1, .memory = 8192};
const std::chrono::sys_seconds noon{std::chrono::days(20'000)};

TEST(APasswordHasher, KnowsAPasswordAgainByItsHashAlone)
{
    PasswordHasher hasher(cheap, 1);
    const std::string hash = hasher.hash("correct horse").value();
    EXPECT_THAT(hash, testing::StartsWith("$argon2id$"));
    EXPECT_NE(hash, hasher.hash("correct horse"));
    EXPECT_EQ(hasher.verify(hash, "correct horse"), true);
    EXPECT_EQ(hasher.verify(hash, "Correct horse"), false);
    EXPECT_EQ(hasher.verify("", "correct horse"), false);
    EXPECT_EQ(hasher.verify("no hash", "correct horse"), false);
}

TEST(APasswordHasher, TurnsAwayThoseWhoWouldWaitBeyondTheMost)
{
    // at the usual cost, so that the first is still at it when the others come
    PasswordHasher hasher({}, 1);
    std::vector<std::thread> threads;
    std::atomic<int> hashed = 0;
    std::atomic<int> turned_away = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { ++(hasher.hash("correct horse") ? hashed : turned_away); });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_GE(hashed, 1);
    EXPECT_GE(turned_away, 1);
    EXPECT_EQ(hashed + turned_away, 4);
}

TEST(AThrottle, CountsByAccountAndAddressTogetherAndEachByItself)
{
    SignInThrottle throttle(
        {.by_account_and_address = 2, .by_account = 3, .by_address = 4, .window = 15min});
    const auto fail = [&](const char* account, const char* address) {
        throttle.note_failure(account, address, noon);
    };
    fail("ada", "1.1.1.1");
    EXPECT_EQ(throttle.wait("ada", "1.1.1.1", noon), 0s);
    fail("ada", "1.1.1.1");
    EXPECT_EQ(throttle.wait("ada", "1.1.1.1", noon + 5min), 10min);
    EXPECT_EQ(throttle.wait("ada", "2.2.2.2", noon), 0s) << "from elsewhere they may still come";
    EXPECT_EQ(throttle.wait("bea", "1.1.1.1", noon), 0s);

    fail("ada", "2.2.2.2");
    EXPECT_EQ(throttle.wait("ada", "3.3.3.3", noon), 15min) << "three for one account";
    fail("bea", "1.1.1.1");
    fail("cleo", "1.1.1.1");
    EXPECT_EQ(throttle.wait("dora", "1.1.1.1", noon), 15min) << "four from one address";
    EXPECT_EQ(throttle.wait("dora", "", noon), 0s);
    EXPECT_EQ(throttle.wait("ada", "1.1.1.1", noon + 15min), 0s) << "the time has passed";
}

TEST(AThrottle, ForgetsTheFailuresOfWhoeverSucceeds)
{
    SignInThrottle throttle({.by_account_and_address = 2});
    throttle.note_failure("ada", "1.1.1.1", noon);
    throttle.note_success("ada", "1.1.1.1");
    throttle.note_failure("ada", "1.1.1.1", noon);
    EXPECT_EQ(throttle.wait("ada", "1.1.1.1", noon), 0s);
}

}  // namespace
}  // namespace findings::server
