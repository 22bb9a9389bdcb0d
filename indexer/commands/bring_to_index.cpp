#include "indexer/commands/bring_to_index.hpp"

#include "indexer/commands/progress.hpp"
#include "indexer/pipeline/findable.hpp"

#include <ostream>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;

constexpr auto patience_with_other_keepers = 60s;

}  // namespace

void bring_to_index(const Library& library, Console& console)
{
    Progress progress(console, "index", "records");
    const Findable findable =
        make_findable(library.sources(), library.catalogue, patience_with_other_keepers,
                      [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    progress.clear();
    if (findable == Findable::not_yet)
        console.err
            << "stored, but not findable yet: another program has been working on the index "
               "for a minute; it comes to this batch, or `findings-indexer sync` does\n";
}

}  // namespace findings::indexer
