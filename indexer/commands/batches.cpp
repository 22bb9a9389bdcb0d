#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "library/base/date.hpp"
#include "library/base/text.hpp"

#include <fmt/core.h>

#include <ostream>

namespace findings::indexer {
namespace {

std::string state_of(const Batch& batch)
{
    if (batch.undone)
        return "taken back " + utc(*batch.undone);
    return batch.ended ? "done" : "running or cut off";
}

std::string line_of(const Batch& batch)
{
    const BatchCounts& counts = batch.counts;
    return fmt::format(
        "{}\t{}\t{}\t{} new, {} new versions, {} duplicates, {} possible duplicates, "
        "{} rejected, {} skipped\t{}",
        batch.id.value, utc(batch.began), state_of(batch), counts.is_new, counts.new_versions,
        counts.duplicates, counts.possible_duplicates, counts.rejected, counts.skipped,
        printable(batch.source));
}

}  // namespace

int batches(const std::filesystem::path& library, Console& console)
{
    const Library opened = open_library(library, Catalogue::Access::read_only);
    for (const Batch& batch : opened.catalogue.batches())
        console.out << line_of(batch) << '\n';
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
