#include "search-server/http/client_address.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

std::string counted(const char* address)
{
    return counted_address(boost::asio::ip::make_address(address));
}

std::string forwarded(const Fields& headers)
{
    return forwarded_address({.headers = headers});
}

TEST(AClient, IsCountedByItsAddressOrItsNetwork)
{
    EXPECT_EQ(counted("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(counted("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(counted("2001:db8::1"), counted("2001:db8::ffff:1"));
    EXPECT_NE(counted("2001:db8::1"), counted("2001:db8:0:1::1"));
    EXPECT_EQ(counted("127.9.9.9"), "127.9.9.9");
    for (const char* loopback : {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
        EXPECT_EQ(counted(loopback), "") << loopback;
}

TEST(AClient, BehindAProxyIsTheLastOneThatItNames)
{
    EXPECT_EQ(forwarded({{"x-forwarded-for", "192.0.2.7"}}), "192.0.2.7");
    EXPECT_EQ(forwarded({{"x-forwarded-for", "10.0.0.1, 192.0.2.7"}}), "192.0.2.7");
    EXPECT_EQ(forwarded({{"x-forwarded-for", "10.0.0.1"}, {"x-forwarded-for", "192.0.2.7"}}),
              "192.0.2.7");
    for (const char* none : {"", "unknown", "192.0.2.7:80", "192.0.2.7,"})
        EXPECT_EQ(forwarded({{"x-forwarded-for", none}}), "") << none;
    EXPECT_EQ(forwarded({}), "");
}

}  // namespace
}  // namespace findings::server
