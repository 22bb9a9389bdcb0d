#include "library/base/secret.hpp"

#include "library/base/sha256.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace findings {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string make_secret()
{
    std::array<std::uint8_t, 32> random{};
    if (::getentropy(random.data(), random.size()) != 0)
        throw std::system_error(errno, std::generic_category(), "no random numbers");
    std::string text;
    unsigned held = 0;
    unsigned bits = 0;
    for (const std::uint8_t byte : random) {
        held = (held << 8) | byte;
        for (bits += 8; bits >= 6; bits -= 6)
            text += digits[(held >> (bits - 6)) & 63];
    }
    return text + digits[(held << (6 - bits)) & 63];
}

std::string secret_hash(std::string_view secret)
{
    return sha256(secret);
}

bool same_secret(std::string_view one, std::string_view other)
{
    if (one.size() != other.size())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

}  // namespace findings
