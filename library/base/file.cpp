#include "library/base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace findings {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view doing)
{
    throw_file_error(path.string() + ": cannot " + std::string(doing), errno);
}

/// A file descriptor that is closed with its owner.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags, std::string_view doing)
        : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0666))
    {
        if (number_ < 0)
            fail(path_, doing);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                fail(path_, "write");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    std::string read()
    {
        std::string bytes;
        struct stat about {};
        if (::fstat(number_, &about) == 0 && about.st_size > 0)
            bytes.reserve(static_cast<std::size_t>(about.st_size));
        char block[64 * 1024];
        for (;;) {
            const ssize_t count = ::read(number_, block, sizeof block);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                fail(path_, "read");
            if (count == 0)
                return bytes;
            bytes.append(block, static_cast<std::size_t>(count));
        }
    }

    void sync()
    {
        if (::fsync(number_) != 0)
            fail(path_, "bring to disk");
    }

private:
    const std::filesystem::path path_;
    const int number_;
};

std::filesystem::path folder_of(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

void throw_file_error(const std::string& what, int reason)
{
    const std::string why = what + ": " + std::generic_category().message(reason);
    if (reason == ENOSPC || reason == EDQUOT)
        throw NoRoom(why);
    throw FileError(why);
}

std::string read_file(const std::filesystem::path& path)
{
    return Descriptor(path, O_RDONLY, "open").read();
}

void write_file_durably(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::path beside = path;
    beside += ".tmp" + std::to_string(::getpid());
    try {
        {
            Descriptor file(beside, O_WRONLY | O_CREAT | O_TRUNC, "create");
            file.write(bytes);
            file.sync();
        }
        rename_durably(beside, path);
    } catch (const FileError&) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw;
    }
}

void sync_to_disk(const std::filesystem::path& path)
{
    Descriptor(path, O_RDONLY, "open").sync();
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        fail(from, "rename to " + to.string());
    sync_to_disk(folder_of(to));
}

FileLock::FileLock(const std::filesystem::path& path, Wait wait)
    : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)), owner_(::getpid())
{
    if (descriptor_ < 0)
        fail(path, "open for locking");
    int result = 0;
    do
        result = ::flock(descriptor_, wait == Wait::yes ? LOCK_EX : LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    held_ = result == 0;
    if (!held_ && errno != EWOULDBLOCK) {
        const int reason = errno;
        ::close(descriptor_);
        errno = reason;
        fail(path, "lock");
    }
}

FileLock::~FileLock()
{
    if (descriptor_ < 0)
        return;
    // A process forked meanwhile shares the lock, and closing ours alone would leave it locked; and
    // the copy of this object over there must not let go of what is still ours.
    if (held_ && owner_ == ::getpid())
        ::flock(descriptor_, LOCK_UN);
    ::close(descriptor_);
}

FileLock::FileLock(FileLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), owner_(other.owner_),
      held_(std::exchange(other.held_, false))
{}

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "findings-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        fail(name, "create");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace findings
