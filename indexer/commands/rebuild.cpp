#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"

#include <ostream>

namespace findings::indexer {

int rebuild(const std::filesystem::path& library, unsigned jobs, Console& console)
{
    const Library opened = open_library(library, Catalogue::Access::read_only);
    Progress progress(console, "rebuild", "records");
    rebuild_index(opened.sources(), {.jobs = jobs},
                  [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    progress.clear();
    console.out << "index rebuilt: " << opened.catalogue.count() << " records\n";
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
