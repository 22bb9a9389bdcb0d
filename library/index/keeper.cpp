#include "library/index/keeper.hpp"

#include "library/index/generation.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/generation_manifest.hpp"
#include "library/index/keeper_drain.hpp"
#include "library/index/keeper_errors.hpp"
#include "library/index/rebuild.hpp"

#include <algorithm>

namespace findings {
namespace {

// From here on fresh shards are faster than writing to the live generation, as long as what waits
// is no less than what is there.
constexpr ChangeNumber worth_a_rebuild = 5'000;

/// What is to be done for the live generation.
struct Backlog {
    ChangeNumber upto = 0;     ///< of the live generation; 0 where there is none
    ChangeNumber waiting = 0;  ///< changes
    Xapian::doccount documents = 0;

    bool better_rebuilt() const { return waiting > worth_a_rebuild && waiting >= documents; }
};

/// Needs the lock.
Backlog backlog(const IndexFolder& index, const Vocabulary& vocabulary, const Catalogue& catalogue)
{
    Backlog backlog;
    if (const std::optional<std::filesystem::path> live = index.live()) {
        const Xapian::Database database = open_generation(*live, vocabulary);
        backlog.upto = generation_upto(database);
        backlog.documents = database.get_doccount();
    }
    backlog.waiting = catalogue.last_change() - backlog.upto;
    if (backlog.waiting < 0)
        throw ahead_of_catalogue(index.path());
    return backlog;
}

void rebuild_instead(const IndexFolder& index, const IndexSources& sources,
                     const Catalogue& catalogue, const IndexProgress& progress)
{
    const FileLock turn = index.rebuild_lock(FileLock::Wait::yes);
    const auto still_better = [&] {
        const FileLock lock = index.lock();
        return backlog(index, sources.vocabulary, catalogue).better_rebuilt();
    };
    if (still_better())  // another keeper may have done it while this one waited
        build_generation(index, sources, {}, progress);
}

/// Removes what a kill left. Needs the lock.
void tidy(const IndexFolder& index)
{
    index.remove_old();
    if (const FileLock idle = index.rebuild_lock(FileLock::Wait::no); idle.held())
        index.remove_unfinished();
}

/// The first generation is empty and made aside: a kill while Xapian creates a database leaves one
/// that never opens. Needs the lock.
std::filesystem::path create_first(const IndexFolder& index, const Vocabulary& vocabulary)
{
    const std::filesystem::path folder = index.begin_generation();
    create_generation(folder, vocabulary);
    sync_generation(folder);
    return index.make_live(folder);
}

/// Needs the lock. Returns up to where the live generation is now.
ChangeNumber drain_live(const IndexFolder& index, const IndexSources& sources,
                        const Catalogue& catalogue, const IndexProgress& progress)
{
    std::optional<std::filesystem::path> live = index.live();
    if (!live)
        live = create_first(index, sources.vocabulary);
    const Backlog todo = backlog(index, sources.vocabulary, catalogue);
    if (todo.waiting == 0)
        return todo.upto;
    drop_manifest(*live);
    OpenGeneration generation{open_generation_to_write(*live, sources.vocabulary), *live};
    DocumentMaker maker(sources.vocabulary, sources.scales);
    drain(generation, catalogue, maker, progress);
    return generation_upto(generation.database);
}

}  // namespace

SyncResult sync_index(const IndexSources& sources, const Catalogue& catalogue,
                      const IndexProgress& progress)
{
    const IndexFolder index(sources.library);
    return with_index_errors(index.path(), [&] {
        index.make();
        Backlog before;
        {
            const FileLock lock = index.lock();
            tidy(index);
            before = backlog(index, sources.vocabulary, catalogue);
        }
        if (before.better_rebuilt())
            rebuild_instead(index, sources, catalogue, progress);
        const FileLock lock = index.lock();
        const ChangeNumber upto = drain_live(index, sources, catalogue, progress);
        return SyncResult{
            .changes = static_cast<std::uint64_t>(std::max(upto - before.upto, ChangeNumber{0})),
            .upto = upto};
    });
}

void seal_index(const std::filesystem::path& library)
{
    const IndexFolder index(library);
    with_index_errors(index.path(), [&] {
        if (!index.live())
            return;
        const FileLock lock = index.lock();
        if (const std::filesystem::path live = index.live().value(); !has_manifest(live))
            write_manifest(live);
    });
}

bool is_index_sealed(const std::filesystem::path& library)
{
    const IndexFolder index(library);
    return with_index_errors(index.path(), [&] {
        const std::optional<std::filesystem::path> live = index.live();
        return live && has_manifest(*live);
    });
}

}  // namespace findings
