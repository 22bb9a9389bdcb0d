#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"

#include <ostream>

namespace findings::indexer {

int sync(const std::filesystem::path& library, Console& console)
{
    // For writing, so that the catalogue of an older program is brought up to date here.
    const Library opened = open_library(library, Catalogue::Access::read_write);
    Progress progress(console, "index", "records");
    const SyncResult result =
        sync_index(opened.sources(), opened.catalogue,
                   [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    seal_index(opened.path);
    progress.clear();
    console.out << result.changes << " changes applied; the index holds everything up to change "
                << result.upto << '\n';
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
