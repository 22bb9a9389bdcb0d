#include "indexer/sources/folder.hpp"

#include "library/base/text.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <system_error>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;

Rejection cannot_read(const fs::path& path, const std::error_code& reason)
{
    std::string mend = "give this user the right to read it";
    if (reason == std::errc::no_such_file_or_directory)
        mend = "look for its right name; a link must lead to something";
    else if (reason == std::errc::too_many_symbolic_link_levels)
        mend = "remove the link, it leads back to itself";
    else if (reason != std::errc::permission_denied)
        mend = "look at the disk and repeat";
    return {{path.string()}, "cannot be read: " + reason.message(), mend};
}

bool is_skipped_by_name(const fs::path& path)
{
    const std::string name = path.filename().string();
    return name.starts_with('.') || ascii_lower(name).starts_with("readme");
}

}  // namespace

FolderWalk::FolderWalk(const std::vector<std::string>& paths)
{
    for (auto path = paths.rbegin(); path != paths.rend(); ++path)
        waiting_.push_back({*path, true});
}

std::optional<Found> FolderWalk::next()
{
    while (!waiting_.empty()) {
        const Entry entry = std::move(waiting_.back());
        waiting_.pop_back();
        if (std::optional<Found> found = visit(entry))
            return found;
    }
    return std::nullopt;
}

std::optional<Found> FolderWalk::visit(const Entry& entry)
{
    if (!entry.is_named && is_skipped_by_name(entry.path))
        return Skipped{entry.path.string()};
    struct stat status {};
    if (::stat(entry.path.c_str(), &status) != 0)
        return cannot_read(entry.path, std::error_code(errno, std::generic_category()));
    if (S_ISREG(status.st_mode))
        return FoundFile{entry.path.string(), entry.is_named};
    if (!S_ISDIR(status.st_mode)) {
        if (!entry.is_named)
            return Skipped{entry.path.string()};
        return Rejection{{entry.path.string()},
                         "is neither a file nor a folder",
                         "write what it holds to a file and name that"};
    }
    std::error_code none;
    if (!entry.is_named && fs::exists(entry.path / ".findings-ignore", none))
        return Skipped{entry.path.string()};
    if (!walked_.emplace(status.st_dev, status.st_ino).second)
        return Skipped{entry.path.string()};
    if (std::optional<Rejection> rejection = open_folder(entry.path))
        return *rejection;
    return std::nullopt;
}

std::optional<Rejection> FolderWalk::open_folder(const fs::path& folder)
{
    std::error_code failed;
    std::vector<fs::path> paths;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed))
        paths.push_back(entry->path());
    std::ranges::sort(paths, std::greater<>{});
    for (fs::path& path : paths)
        waiting_.push_back({std::move(path), false});
    if (failed)
        return cannot_read(folder, failed);
    return std::nullopt;
}

}  // namespace findings::indexer
