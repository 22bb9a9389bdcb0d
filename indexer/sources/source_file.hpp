#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

namespace findings::indexer {

/// Tells one state of a file from another: reading it twice gives the same bytes while this is
/// equal.
struct FileState {
    std::uintmax_t device = 0;
    std::uintmax_t inode = 0;
    std::intmax_t bytes = 0;
    std::intmax_t changed_nanoseconds = 0;
    bool operator==(const FileState&) const = default;
};

/// A file as a stream for a reader, that ends early when somebody asks it to: readers then stop by
/// themselves. Only read forward.
class SourceFile : public std::streambuf {
public:
    /// Throws FileError. `stop` must outlive this.
    SourceFile(const std::filesystem::path& path, const std::atomic<bool>& stop);
    ~SourceFile() override;
    SourceFile(const SourceFile&) = delete;
    SourceFile& operator=(const SourceFile&) = delete;

    /// Up to 64 KiB from the beginning, for telling formats apart; before anything else is read.
    std::string_view beginning();

    const FileState& state() const { return state_; }

    /// How many bytes were taken from the disk.
    std::uint64_t bytes_read() const { return bytes_read_; }

    /// Why reading ended before the end of the file; empty where it did not.
    const std::string& failure() const { return failure_; }

protected:
    int_type underflow() override;

private:
    const std::atomic<bool>& stop_;
    const int descriptor_;
    FileState state_;
    std::uint64_t bytes_read_ = 0;
    std::string failure_;
    std::array<char, 64 * 1024> buffer_;
};

}  // namespace findings::indexer
