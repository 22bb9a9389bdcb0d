#include "indexer/sources/source_file.hpp"

#include "library/base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace findings::indexer {
namespace {

std::string last_error()
{
    return std::generic_category().message(errno);
}

int opened(const std::filesystem::path& path)
{
    // A pipe that somebody puts in place of the file must not hold us up.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        throw FileError(last_error());
    return descriptor;
}

FileState state_of(int descriptor)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return {};
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .bytes = status.st_size,
            .changed_nanoseconds =
                status.st_mtim.tv_sec * std::intmax_t{1'000'000'000} + status.st_mtim.tv_nsec};
}

}  // namespace

SourceFile::SourceFile(const std::filesystem::path& path, const std::atomic<bool>& stop)
    : stop_(stop), descriptor_(opened(path)), state_(state_of(descriptor_))
{}

SourceFile::~SourceFile()
{
    ::close(descriptor_);
}

std::string_view SourceFile::beginning()
{
    underflow();
    return {gptr(), static_cast<std::size_t>(egptr() - gptr())};
}

SourceFile::int_type SourceFile::underflow()
{
    if (gptr() < egptr())
        return traits_type::to_int_type(*gptr());
    if (stop_)
        return traits_type::eof();
    ssize_t got = 0;
    do
        got = ::read(descriptor_, buffer_.data(), buffer_.size());
    while (got < 0 && errno == EINTR);
    if (got < 0)
        failure_ = last_error();
    if (got <= 0)
        return traits_type::eof();
    bytes_read_ += static_cast<std::uint64_t>(got);
    setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
    return traits_type::to_int_type(*gptr());
}

}  // namespace findings::indexer
