#include "indexer/pipeline/findable.hpp"

#include "library/base/file.hpp"

#include <filesystem>
#include <thread>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;

bool is_another_keeper_at_work(const std::filesystem::path& library)
{
    const std::filesystem::path index = library / "index";
    if (!std::filesystem::exists(index))
        return false;
    return !FileLock(index / "lock", FileLock::Wait::no).held();
}

}  // namespace

Findable make_findable(const IndexSources& sources, const Catalogue& catalogue,
                       std::chrono::milliseconds patience, const IndexProgress& progress)
{
    const auto began = std::chrono::steady_clock::now();
    while (is_another_keeper_at_work(sources.library)) {
        if (std::chrono::steady_clock::now() - began >= patience)
            return Findable::not_yet;
        std::this_thread::sleep_for(50ms);
    }
    sync_index(sources, catalogue, progress);
    seal_index(sources.library);
    return Findable::yes;
}

}  // namespace findings::indexer
