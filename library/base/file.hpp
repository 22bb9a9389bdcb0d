#pragma once

#include <sys/types.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace findings {

/// The file system said no. what() holds the path and the system's reason.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// There is no room left on the disk, or in what the user may use of it.
struct NoRoom : FileError {
    using FileError::FileError;
};

/// Throws `what` with the reason that the number (errno) stands for: NoRoom, or FileError.
[[noreturn]] void throw_file_error(const std::string& what, int reason);

/// All bytes of a file. Throws FileError.
std::string read_file(const std::filesystem::path& path);

/// Puts the bytes at the path so that after return they are there also after a power cut, and
/// before it either the old file or the new one is, whole: a file beside it, fsync, rename, fsync
/// of the folder. Throws FileError, and then the old file is as it was.
void write_file_durably(const std::filesystem::path& path, std::string_view bytes);

/// Makes what was written to a file or folder survive a power cut. A failed fsync is an error for
/// good: the kernel may have dropped the pages, so it must not be tried again as if it could
/// succeed (PostgreSQL's fsync errors, LWN 752063). Throws FileError.
void sync_to_disk(const std::filesystem::path& path);

/// Renames and makes the new name survive a power cut. Throws FileError.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// A lock between programs (flock) on a file, made if it is not there, let go with the object, also
/// where a process was forked meanwhile. The system lets go when the program dies and no process
/// that it forked lives on. Belongs to one thread at a time.
class FileLock {
public:
    enum class Wait { yes, no };

    /// Throws FileError. With Wait::no, held() says whether the lock was had.
    explicit FileLock(const std::filesystem::path& path, Wait wait = Wait::yes);
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;

    bool held() const { return held_; }

private:
    int descriptor_ = -1;
    pid_t owner_ = 0;
    bool held_ = false;
};

/// A folder of its own below the system's place for such things, removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder();  ///< throws FileError
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace findings
