#pragma once

#include "library/base/result.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace findings {

/// Bytes of an archive, and of all that is in it, unpacked.
inline constexpr std::size_t largest_zip = 50 * 1024 * 1024;
inline constexpr std::size_t most_unpacked = 50 * 1024 * 1024;

/// How many times larger than packed a file of 64 KiB or more may be.
inline constexpr std::size_t most_zip_ratio = 100;

inline constexpr std::size_t most_zip_entries = 1'000;

/// Why an archive, or a file in it, is not read, and what to do.
struct ZipFault {
    std::string what;
    std::string mend;
};

/// A zip archive in memory that was found to be harmless: not encrypted, without links,
/// without names that lead out of it or are there twice, within the bounds above by what it
/// declares; what is read is held to the same bounds by what it really is. Nothing is written
/// anywhere. Belongs to one thread at a time.
class ZipArchive {
public:
    static Result<ZipArchive, ZipFault> open(std::string bytes);

    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ~ZipArchive();

    bool holds(const std::string& name) const;

    /// The bytes of a file. All that is read from one archive counts together.
    Result<std::string, ZipFault> read(const std::string& name);

private:
    struct State;
    explicit ZipArchive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// True where the bytes begin as a zip archive does.
bool begins_as_zip(std::string_view beginning);

}  // namespace findings
