#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// A ULID (github.com/ulid/spec): 48 bits of milliseconds since 1970, 80 random bits, written as 26
/// characters of Crockford's base 32 in upper case. Sorts by the time it was made. The Tag keeps
/// ids of different things apart.
template <class Tag>
class Ulid {
public:
    /// Accepts the 26 characters in either case; nullopt for anything else.
    static std::optional<Ulid> parse(std::string_view text);

    /// A new id, from the clock and the system's random source. Any thread.
    static Ulid make();

    /// The id with these bits; for tests and for ids derived from content.
    static Ulid from(std::uint64_t milliseconds, const std::array<std::uint8_t, 10>& random);

    const std::string& str() const { return text_; }
    auto operator<=>(const Ulid&) const = default;

private:
    explicit Ulid(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// Names one record for ever, in addresses, files and both stores.
using RecordId = Ulid<struct RecordTag>;

/// One ingest, harvest or upload: what came in together and can be taken back together.
/// Counts up from 1 within a library.
struct BatchId {
    std::int64_t value = 0;
    auto operator<=>(const BatchId&) const = default;
};

/// A version of a record within the library: 1, 2, 3 …
using VersionNumber = std::int64_t;

/// The number of a change row; the index says up to which one it holds everything.
using ChangeNumber = std::int64_t;

}  // namespace findings
