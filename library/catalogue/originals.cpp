#include "library/catalogue/originals.hpp"

#include "library/base/file.hpp"
#include "library/base/ids.hpp"
#include "library/base/sha256.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

namespace findings {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sum_length = 64;
constexpr std::string_view unfinished = ".new-";

[[noreturn]] void fail(const fs::path& path, std::string_view doing)
{
    throw_file_error(path.string() + ": cannot " + std::string(doing), errno);
}

bool is_sum(std::string_view text)
{
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == sum_length && std::ranges::all_of(text, is_digit);
}

/// A new file that goes with this unless it is released.
class UnfinishedFile {
public:
    explicit UnfinishedFile(const fs::path& folder)
        : name_(folder / (std::string(unfinished) + RecordId::make().str())),
          descriptor_(::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
    {
        if (descriptor_ < 0)
            fail(name_, "create");
    }
    ~UnfinishedFile()
    {
        ::close(descriptor_);
        std::error_code ignored;
        if (!name_.empty())
            fs::remove(name_, ignored);
    }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                fail(name_, "write");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    /// Its name, for somebody else to look after.
    fs::path release() { return std::exchange(name_, fs::path()); }

private:
    fs::path name_;
    const int descriptor_;
};

/// The entries of a folder; none where it is not there.
std::vector<fs::path> entries(const fs::path& folder)
{
    std::error_code none;
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none))
        paths.push_back(entry.path());
    return paths;
}

}  // namespace

Originals::Originals(fs::path folder) : folder_(std::move(folder)) {}

Originals::~Originals()
{
    for (const auto& [sum, name] : waiting_) {
        std::error_code ignored;
        fs::remove(name, ignored);
    }
    let_go();
}

std::string Originals::keep(std::istream& bytes)
{
    hold();
    UnfinishedFile file(folder_);
    Sha256 sum;
    std::array<char, 1 << 16> block{};
    while (bytes.read(block.data(), block.size()) || bytes.gcount() > 0) {
        const std::string_view read(block.data(), static_cast<std::size_t>(bytes.gcount()));
        sum.add(read);
        file.write(read);
    }
    if (bytes.bad())
        throw FileError("the original cannot be read to its end");
    std::string name = sum.hex();
    // Whoever brought it may not have come to the end of bring_to_disk().
    if (fs::exists(place_of(name)))
        changed_folders_.insert(place_of(name).parent_path());
    else if (!waiting_.contains(name))
        waiting_.emplace(name, file.release());
    return name;
}

void Originals::bring_to_disk()
{
    // The kernel tells a failure once and may have dropped the bytes: the next time would look
    // fine.
    if (has_failed_)
        throw FileError(folder_.string() + ": originals could not be brought to disk; look at the "
                                           "disk and begin again");
    has_failed_ = true;
    std::vector<fs::path> names;
    for (const auto& [sum, name] : waiting_)
        names.push_back(name);
    sync(names);
    for (auto next = waiting_.begin(); next != waiting_.end(); next = waiting_.erase(next)) {
        const fs::path place = place_of(next->first);
        make_folder(place.parent_path());
        fs::rename(next->second, place);
        changed_folders_.insert(place.parent_path());
    }
    sync({changed_folders_.begin(), changed_folders_.end()});
    changed_folders_.clear();
    has_failed_ = false;
}

std::optional<fs::path> Originals::find(std::string_view sha256) const
{
    if (!is_sum(sha256))
        return std::nullopt;
    const fs::path place = place_of(sha256);
    if (!fs::exists(place))
        return std::nullopt;
    return place;
}

std::vector<std::string> Originals::sums() const
{
    std::vector<std::string> all;
    for (const fs::path& folder : entries(folder_))
        if (fs::is_directory(folder))
            for (const fs::path& file : entries(folder))
                if (is_sum(file.filename().string()))
                    all.push_back(file.filename().string());
    std::ranges::sort(all);
    return all;
}

void Originals::let_go()
{
    if (lock_ >= 0)
        ::close(lock_);
    lock_ = -1;
}

void Originals::drop_unless(const std::function<bool(const std::string&)>& is_named)
{
    if (!fs::exists(folder_))
        return;
    let_go();
    const FileLock alone(folder_ / "lock", FileLock::Wait::no);
    if (!alone.held())
        return;
    for (const fs::path& entry : entries(folder_)) {
        if (entry.filename().string().starts_with(unfinished))
            fs::remove(entry);
        else if (fs::is_directory(entry))
            for (const fs::path& file : entries(entry))
                if (is_sum(file.filename().string()) && !is_named(file.filename().string()))
                    fs::remove(file);
    }
}

void Originals::hold()
{
    if (lock_ >= 0)
        return;
    make_folder(folder_);
    const fs::path path = folder_ / "lock";
    const int opened = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (opened < 0)
        fail(path, "open for locking");
    while (::flock(opened, LOCK_SH) != 0) {
        if (errno == EINTR)
            continue;
        const int reason = errno;
        ::close(opened);
        errno = reason;
        fail(path, "lock");
    }
    lock_ = opened;
}

fs::path Originals::place_of(std::string_view sha256) const
{
    return folder_ / sha256.substr(0, 2) / sha256;
}

/// One fsync waits for some milliseconds, so a thousand small files would wait for seconds; beyond
/// a few it is better to have the whole file system written once. syncfs() reports what failed
/// since its descriptor was opened (Linux 5.8), and ours is older than the files.
void Originals::sync(const std::vector<fs::path>& paths) const
{
    constexpr std::size_t few = 8;
    if (paths.size() > few) {
        if (::syncfs(lock_) != 0)
            fail(folder_, "bring to disk");
        return;
    }
    for (const fs::path& path : paths)
        sync_to_disk(path);
}

void Originals::make_folder(const fs::path& folder)
{
    if (fs::create_directory(folder))
        changed_folders_.insert(folder.parent_path());
}

}  // namespace findings
