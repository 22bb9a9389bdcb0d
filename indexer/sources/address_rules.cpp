#include "indexer/sources/address_rules.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <span>

namespace findings::indexer {
namespace {

/// Addresses that share their first bits.
struct Range {
    std::array<std::uint8_t, 16> first;
    unsigned bits;
    std::string_view kind;
};

constexpr Range ipv4_ranges[] = {
    {{0}, 8, "an unspecified address"},
    {{10}, 8, "a private address"},
    {{100, 64}, 10, "an address shared behind a provider's NAT"},
    {{127}, 8, "a loopback address"},
    {{169, 254}, 16, "a link-local address"},
    {{172, 16}, 12, "a private address"},
    {{192, 0, 0}, 24, "an address reserved for protocols"},
    {{192, 0, 2}, 24, "an address reserved for documentation"},
    {{192, 88, 99}, 24, "an address of 6to4 relays"},
    {{192, 168}, 16, "a private address"},
    {{198, 18}, 15, "an address reserved for benchmarks"},
    {{198, 51, 100}, 24, "an address reserved for documentation"},
    {{203, 0, 113}, 24, "an address reserved for documentation"},
    {{224}, 4, "a multicast address"},
    {{240}, 4, "a reserved address"},
};

// The first that fits; what none of the last line's 2000::/3 holds is not given out.
constexpr Range ipv6_ranges[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "a loopback address"},
    {{0}, 128, "an unspecified address"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, "an IPv4-mapped address"},
    {{0xFC}, 7, "a private address"},
    {{0xFE, 0x80}, 10, "a link-local address"},
    {{0xFE, 0xC0}, 10, "a site-local address"},
    {{0xFF}, 8, "a multicast address"},
    {{0x20, 0x01, 0x0D, 0xB8}, 32, "an address reserved for documentation"},
    {{0x20, 0x01}, 23, "an address reserved for protocols"},
    {{0x20, 0x02}, 16, "a 6to4 address"},
    {{0x3F, 0xFF}, 20, "an address reserved for documentation"},
};
constexpr Range given_out{{0x20}, 3, ""};

bool holds(const Range& range, std::span<const std::uint8_t> address)
{
    const unsigned whole = range.bits / 8;
    if (std::memcmp(range.first.data(), address.data(), whole) != 0)
        return false;
    const unsigned rest = range.bits % 8;
    return rest == 0 || (range.first[whole] ^ address[whole]) >> (8 - rest) == 0;
}

std::optional<std::string_view> kind_of(std::span<const Range> ranges,
                                        std::span<const std::uint8_t> address)
{
    for (const Range& range : ranges)
        if (holds(range, address))
            return range.kind;
    return std::nullopt;
}

/// The bytes of the address, none where it is neither IPv4 nor IPv6.
std::span<const std::uint8_t> bytes_of(const sockaddr& address)
{
    if (address.sa_family == AF_INET) {
        const auto& ipv4 = reinterpret_cast<const sockaddr_in&>(address).sin_addr;
        return {reinterpret_cast<const std::uint8_t*>(&ipv4), sizeof ipv4};
    }
    if (address.sa_family == AF_INET6) {
        const auto& ipv6 = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
        return {reinterpret_cast<const std::uint8_t*>(&ipv6), sizeof ipv6};
    }
    return {};
}

}  // namespace

std::optional<std::string_view> special_address(const sockaddr& address)
{
    const std::span<const std::uint8_t> bytes = bytes_of(address);
    if (address.sa_family == AF_INET)
        return kind_of(ipv4_ranges, bytes);
    if (address.sa_family != AF_INET6)
        return "not an address of the internet";
    if (const auto kind = kind_of(ipv6_ranges, bytes))
        return kind;
    if (!holds(given_out, bytes))
        return "a reserved address";
    return std::nullopt;
}

std::string address_text(const sockaddr& address)
{
    const std::span<const std::uint8_t> bytes = bytes_of(address);
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (bytes.empty() ||
        ::inet_ntop(address.sa_family, bytes.data(), text.data(), text.size()) == nullptr)
        return "?";
    return text.data();
}

}  // namespace findings::indexer
