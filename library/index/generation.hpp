#pragma once

#include "library/base/file.hpp"
#include "library/index/index_error.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// The folder `index/` of a library and the generations in it (docs/decisions/generations.md):
///
///     lock            whoever writes to the live generation, or changes which one is live
///     rebuild-lock    whoever builds a generation beside it; taken before `lock`, never after
///     current         Xapian stub file that names the live generation: "auto gen-0007"
///     gen-0007/       a Xapian database, whole
///     gen-0006/       the one before, whole, sealed: takes its place should it be damaged
///     gen-0008.tmp/   one that is being built, or was when its builder died
///     gen-0005.damaged/  emptied: what was set aside, so that its number is not given again
///
/// A plain value. Where the file system says no, all of it throws FileError or
/// std::filesystem::filesystem_error. Functions that change what is on disk say which lock the
/// caller must hold.
class IndexFolder {
public:
    /// Names the folder of this library; nothing is read or made.
    explicit IndexFolder(const std::filesystem::path& library);

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path current_file() const { return path_ / "current"; }

    /// The folder of the live generation, whether it is there or not; nullopt where there is no
    /// index. Throws IndexError for a `current` that holds anything else than our line.
    std::optional<std::filesystem::path> live() const;

    /// Makes the folder where it is missing. Needs no lock.
    void make() const;

    /// Waits for the lock.
    FileLock lock() const;
    FileLock rebuild_lock(FileLock::Wait wait) const;

    /// An empty folder for a new generation. Needs `lock`.
    std::filesystem::path begin_generation() const;

    /// Makes the generation that was built in this folder the live one, so that at any instant,
    /// also of a power cut, the one before or this one is live, and whole. Its files are on disk
    /// already (sync_generation). Returns where it is now. Needs `lock`.
    std::filesystem::path make_live(const std::filesystem::path& unfinished) const;

    /// The newest generation before the live one; nullopt where there is none.
    std::optional<std::filesystem::path> previous() const;

    /// Every finished generation, the newest first.
    std::vector<std::filesystem::path> finished() const;

    /// Makes a finished generation the live one, for good when this returns; nullopt: none is.
    /// Needs `lock`.
    void set_current(const std::optional<std::filesystem::path>& generation) const;

    /// Takes a generation that is not live out of use and frees its room. Needs `lock`.
    void set_aside(const std::filesystem::path& generation) const;

    /// Removes generations that are neither live nor previous() (all where none is live). Readers
    /// that have one open keep its files until they open the live one. Needs `lock`.
    void remove_old() const;

    /// Removes what builders left that died. Needs `lock` and `rebuild-lock`.
    void remove_unfinished() const;

private:
    std::filesystem::path path_;
};

/// Brings every file of a generation, and its folder, to disk. Throws as IndexFolder does.
void sync_generation(const std::filesystem::path& generation);

}  // namespace findings
