#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace findings::indexer {

/// A tar archive (POSIX.1-2001 pax) as it is written, members one after another. Belongs to one
/// thread. Every function throws FileError.
class TarWriter {
public:
    explicit TarWriter(const std::filesystem::path& file);
    ~TarWriter();
    TarWriter(const TarWriter&) = delete;
    TarWriter& operator=(const TarWriter&) = delete;

    /// A member with the bytes of a file; returns their SHA-256.
    std::string add_file(const std::string& name, const std::filesystem::path& file);
    void add_text(const std::string& name, std::string_view text);

    /// Writes the end; without it the archive is not whole.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What a member of an archive is, before its bytes.
struct TarMember {
    std::string name;
    std::int64_t size = 0;  ///< bytes
    bool is_file = true;    ///< not a folder, a link or a device
};

/// A tar archive as it is read. Belongs to one thread. Every function throws FileError, also where
/// the archive is damaged or ends early.
class TarReader {
public:
    explicit TarReader(const std::filesystem::path& file);
    ~TarReader();
    TarReader(const TarReader&) = delete;
    TarReader& operator=(const TarReader&) = delete;

    /// The next member; nullopt after the last.
    std::optional<TarMember> next();

    /// The bytes of the member that next() gave, in blocks.
    void read(const std::function<void(std::string_view block)>& take);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace findings::indexer
