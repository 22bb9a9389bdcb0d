#pragma once

#include "library/catalogue/catalogue.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace findings::indexer {

// A backup is one tar archive: `catalogue.sqlite`, the originals as `files/ab/abcdef…`, and last
// `MANIFEST`, a line "SHA-256, two spaces, name" for each of them, as sha256sum(1) writes and
// checks it. Without the last member an archive is not a backup. The index is not in it: it is made
// anew.

/// What a backup holds.
struct BackupCount {
    std::uint64_t records = 0;
    std::uint64_t originals = 0;
    std::uintmax_t bytes = 0;  ///< of the archive
};

/// What a long step has done of all.
using Steps = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// Writes a backup, whole and on disk when this returns; others go on reading and writing the
/// library meanwhile. The backup has the library as it was when it began. Throws FileError (also
/// where `archive` is there already) and CatalogueError, and then nothing of the name is there.
BackupCount back_up(const Catalogue& catalogue, const std::filesystem::path& archive,
                    const Steps& steps);

/// Makes the library folder from a backup, without its index; every byte is checked against the
/// manifest before the folder has its name. Throws FileError where the archive is not a whole
/// backup or `library` is there and not empty, and then nothing is left of it.
void restore(const std::filesystem::path& archive, const std::filesystem::path& library,
             const Steps& steps);

}  // namespace findings::indexer
