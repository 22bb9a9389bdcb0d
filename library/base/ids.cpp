#include "library/base/ids.hpp"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>

namespace findings {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 26;

std::string written(std::uint64_t milliseconds, const std::array<std::uint8_t, 10>& random)
{
    std::string text(length, '0');
    for (std::size_t i = 10; i-- > 0; milliseconds >>= 5)
        text[i] = digits[milliseconds & 31];

    std::size_t at = 10;
    unsigned bits = 0;
    unsigned held = 0;
    for (const std::uint8_t byte : random) {
        bits = (bits << 8) | byte;
        for (held += 8; held >= 5; held -= 5)
            text[at++] = digits[(bits >> (held - 5)) & 31];
    }
    return text;
}

}  // namespace

template <class Tag>
std::optional<Ulid<Tag>> Ulid<Tag>::parse(std::string_view text)
{
    if (text.size() != length)
        return std::nullopt;
    std::string upper;
    for (const char c : text) {
        const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (digits.find(capital) == std::string_view::npos)
            return std::nullopt;
        upper += capital;
    }
    if (upper.front() > '7')  // 26 digits hold 130 bits; an id has 128
        return std::nullopt;
    return Ulid(std::move(upper));
}

template <class Tag>
Ulid<Tag> Ulid<Tag>::make()
{
    std::array<std::uint8_t, 10> random{};
    if (::getentropy(random.data(), random.size()) != 0)
        throw std::system_error(errno, std::generic_category(), "no random numbers");
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    return from(static_cast<std::uint64_t>(milliseconds), random);
}

template <class Tag>
Ulid<Tag> Ulid<Tag>::from(std::uint64_t milliseconds, const std::array<std::uint8_t, 10>& random)
{
    return Ulid(written(milliseconds & ((std::uint64_t{1} << 48) - 1), random));
}

template class Ulid<struct RecordTag>;
template class Ulid<struct PersonTag>;
template class Ulid<struct OrganisationTag>;
template class Ulid<struct InvitationTag>;
template class Ulid<struct TokenTag>;
template class Ulid<struct EntryTag>;
template class Ulid<struct SectionTag>;
template class Ulid<struct ListTag>;
template class Ulid<struct SavedItemTag>;
template class Ulid<struct SavedSearchTag>;
template class Ulid<struct CpdEntryTag>;
template class Ulid<struct EvidenceRequestTag>;
template class Ulid<struct UseReportTag>;

}  // namespace findings
