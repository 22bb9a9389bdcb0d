#pragma once

#include "library/formats/formats.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace findings::indexer {

/// A file to be read.
struct FoundFile {
    std::string path;
    bool is_named = false;  ///< by the user, not met in a folder
};

/// Something that was met in a folder and is not evidence: hidden, a README, a folder with a
/// `.findings-ignore` file, a folder that was walked before, neither file nor folder.
struct Skipped {
    std::string path;
};

using Found = std::variant<FoundFile, Skipped, Rejection>;

/// Finds the files that paths name, folders with all that is below them, in the order of their
/// names. What cannot be read is a Rejection and the walk goes on. Symbolic links are followed, and
/// no folder is walked twice. What the user names is taken whatever it is called.
class FolderWalk {
public:
    explicit FolderWalk(const std::vector<std::string>& paths);

    /// nullopt at the end.
    std::optional<Found> next();

private:
    struct Entry {
        std::filesystem::path path;
        bool is_named = false;
    };

    std::optional<Found> visit(const Entry& entry);
    std::optional<Rejection> open_folder(const std::filesystem::path& folder);

    std::vector<Entry> waiting_;                                  ///< the next one last
    std::set<std::pair<std::uintmax_t, std::uintmax_t>> walked_;  ///< device and inode of folders
};

}  // namespace findings::indexer
