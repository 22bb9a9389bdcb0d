#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "indexer/pipeline/findable.hpp"
#include "library/base/date.hpp"

#include <algorithm>
#include <ostream>

namespace findings::indexer {

int undo(const std::filesystem::path& library, std::int64_t batch, Console& console)
{
    Library opened = open_library(library, Catalogue::Access::read_write);
    const std::vector<Batch> batches = opened.catalogue.batches();
    const auto found = std::ranges::find(batches, BatchId{batch}, &Batch::id);
    if (found == batches.end()) {
        console.err << "there is no batch " << batch << "; `findings-indexer batches` lists them\n";
        return static_cast<int>(Exit::usage);
    }
    if (found->undone) {
        console.out << "batch " << batch << " was taken back already, " << utc(*found->undone)
                    << '\n';
        return static_cast<int>(Exit::done);
    }
    const ChangeNumber before = opened.catalogue.last_change();
    const std::vector<RecordId> staying = opened.catalogue.undo(BatchId{batch});
    console.out << "batch " << batch << " taken back: " << opened.catalogue.last_change() - before
                << " versions gave way\n";
    for (const RecordId& id : staying)
        console.out << "stays, a later batch has written over it: " << id.str() << '\n';
    opened.catalogue.drop_unnamed_originals();
    sync_index(opened.sources(), opened.catalogue);
    seal_index(opened.path);
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
