#include "search-server/http/connection_limits.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

TEST(ConnectionLimits, GiveEachAddressItsShare)
{
    ConnectionLimits limits({.all = 10, .by_address = 2});
    EXPECT_TRUE(limits.enter("a"));
    EXPECT_TRUE(limits.enter("a"));
    EXPECT_FALSE(limits.enter("a"));
    EXPECT_TRUE(limits.enter("b"));
    limits.leave("a");
    EXPECT_TRUE(limits.enter("a"));
    EXPECT_EQ(limits.open(), 3u);
}

TEST(ConnectionLimits, HoldForAllTogether)
{
    ConnectionLimits limits({.all = 2, .by_address = 2});
    EXPECT_TRUE(limits.enter("a"));
    EXPECT_TRUE(limits.enter("b"));
    EXPECT_FALSE(limits.enter("c"));
    limits.leave("a");
    EXPECT_TRUE(limits.enter("c"));
}

TEST(ConnectionLimits, DoNotCountLoopbackByItself)
{
    ConnectionLimits limits({.all = 3, .by_address = 1});
    EXPECT_TRUE(limits.enter(""));
    EXPECT_TRUE(limits.enter(""));
    EXPECT_TRUE(limits.enter(""));
    EXPECT_FALSE(limits.enter(""));
}

}  // namespace
}  // namespace findings::server
