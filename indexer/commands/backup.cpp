#include "indexer/pipeline/backup.hpp"

#include "indexer/commands/commands.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"

#include <ostream>

namespace findings::indexer {

int backup(const std::filesystem::path& library, const std::filesystem::path& archive,
           Console& console)
{
    const Library opened = open_library(library, Catalogue::Access::read_only);
    Progress progress(console, "backup", "files");
    const BackupCount count =
        back_up(opened.catalogue, archive,
                [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    progress.clear();
    console.out << archive.string() << ": " << count.records << " records, " << count.originals
                << " original files, " << count.bytes << " bytes\n";
    return static_cast<int>(Exit::done);
}

int restore(const std::filesystem::path& library, const std::filesystem::path& archive,
            Console& console)
{
    Progress progress(console, "restore", "files");
    restore(archive, library,
            [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    progress.clear();
    console.out << library.string() << ": restored, its index is made now\n";
    return rebuild(library, 0, console);
}

}  // namespace findings::indexer
