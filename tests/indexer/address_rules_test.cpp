#include "indexer/sources/address_rules.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <string>

namespace findings::indexer {
namespace {

/// The kind of the address that the text is; "public" for none.
std::string kind(const std::string& text)
{
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    sockaddr_in6 ipv6{};
    ipv6.sin6_family = AF_INET6;
    const sockaddr* address = nullptr;
    if (::inet_pton(AF_INET, text.c_str(), &ipv4.sin_addr) == 1)
        address = reinterpret_cast<const sockaddr*>(&ipv4);
    else if (::inet_pton(AF_INET6, text.c_str(), &ipv6.sin6_addr) == 1)
        address = reinterpret_cast<const sockaddr*>(&ipv6);
    else
        return "no address";
    EXPECT_EQ(address_text(*address), text);
    return std::string(special_address(*address).value_or("public"));
}

TEST(AddressRules, LetPublicAddressesThrough)
{
    for (const char* address :
         {"1.1.1.1",         "9.255.255.255",   "11.0.0.0",       "100.63.255.255",
          "100.128.0.0",     "126.255.255.255", "128.0.0.0",      "169.253.255.255",
          "169.255.0.0",     "172.15.255.255",  "172.32.0.0",     "192.0.1.0",
          "192.167.255.255", "192.169.0.0",     "198.17.255.255", "198.20.0.0",
          "223.255.255.255", "2606:4700::1111", "2a00::1",        "2001:200::1",
          "2003::1"})
        EXPECT_EQ(kind(address), "public") << address;
}

TEST(AddressRules, NameEachKindOfAddressThatIsNot)
{
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"0.0.0.0", "an unspecified address"},
        {"0.1.2.3", "an unspecified address"},
        {"10.0.0.0", "a private address"},
        {"10.255.255.255", "a private address"},
        {"100.64.0.0", "an address shared behind a provider's NAT"},
        {"100.127.255.255", "an address shared behind a provider's NAT"},
        {"127.0.0.1", "a loopback address"},
        {"127.255.255.255", "a loopback address"},
        {"169.254.169.254", "a link-local address"},
        {"172.16.0.0", "a private address"},
        {"172.31.255.255", "a private address"},
        {"192.0.0.170", "an address reserved for protocols"},
        {"192.0.2.1", "an address reserved for documentation"},
        {"192.168.0.1", "a private address"},
        {"198.19.255.255", "an address reserved for benchmarks"},
        {"224.0.0.1", "a multicast address"},
        {"239.255.255.255", "a multicast address"},
        {"240.0.0.1", "a reserved address"},
        {"255.255.255.255", "a reserved address"},
        {"::", "an unspecified address"},
        {"::1", "a loopback address"},
        {"::2", "a reserved address"},
        {"::ffff:8.8.8.8", "an IPv4-mapped address"},
        {"::ffff:127.0.0.1", "an IPv4-mapped address"},
        {"64:ff9b::7f00:1", "a reserved address"},
        {"fc00::1", "a private address"},
        {"fdff::1", "a private address"},
        {"fe80::1", "a link-local address"},
        {"febf::1", "a link-local address"},
        {"fec0::1", "a site-local address"},
        {"ff02::1", "a multicast address"},
        {"2001::1", "an address reserved for protocols"},
        {"2001:db8::1", "an address reserved for documentation"},
        {"2002:7f00:1::", "a 6to4 address"},
        {"4000::1", "a reserved address"},
    };
    for (const auto& [address, expected] : cases)
        EXPECT_EQ(kind(address), expected) << address;
}

TEST(AddressRules, WhatIsNoAddressOfTheInternetIsNotPublic)
{
    sockaddr address{};
    address.sa_family = AF_UNIX;
    EXPECT_TRUE(special_address(address));
    EXPECT_EQ(address_text(address), "?");
}

}  // namespace
}  // namespace findings::indexer
