#include "library/index/rebuild.hpp"

#include "library/index/generation_check.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/generation_manifest.hpp"
#include "library/index/keeper_drain.hpp"
#include "library/index/keeper_errors.hpp"
#include "library/index/rebuild_shards.hpp"

#include <algorithm>
#include <system_error>
#include <thread>

namespace findings {
namespace {

unsigned workers(unsigned jobs)
{
    return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// The folder of a generation until it is live; gone with the object if it never is.
class Unfinished {
public:
    explicit Unfinished(const IndexFolder& index)
    {
        const FileLock lock = index.lock();
        index.remove_unfinished();
        folder_ = index.begin_generation();
    }
    ~Unfinished()
    {
        std::error_code ignored;  // the next builder tries again
        std::filesystem::remove_all(folder_, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

/// Everything up to the last change, without keeping others from writing.
void build(const IndexSources& sources, const Catalogue& catalogue, DocumentMaker& maker,
           const std::filesystem::path& folder, unsigned jobs, const IndexProgress& progress)
{
    // Taken before the records are listed: what changes from here on is applied again by drain().
    const ChangeNumber upto = catalogue.last_change();
    build_in_shards(sources, catalogue, folder, jobs, progress);
    OpenGeneration generation{Xapian::WritableDatabase(folder.string(), Xapian::DB_OPEN), folder};
    describe_generation(generation.database, sources.vocabulary, upto);
    generation.database.commit();
    drain(generation, catalogue, maker, {});
}

/// What arrived since; the lock is held, so that the live generation cannot get ahead.
void catch_up(const IndexSources& sources, const Catalogue& catalogue, DocumentMaker& maker,
              const std::filesystem::path& folder)
{
    if (generation_upto(open_generation(folder, sources.vocabulary)) == catalogue.last_change())
        return;
    drop_manifest(folder);
    OpenGeneration generation{open_generation_to_write(folder, sources.vocabulary), folder};
    drain(generation, catalogue, maker, {});
}

/// Makes the generation of before fit to take the place of the live one: nobody writes to it any
/// more. One that is damaged, or of another layout or vocabulary, goes.
void keep_as_spare(const IndexFolder& index, const std::filesystem::path& before,
                   const Vocabulary& vocabulary, ChangeNumber newest)
{
    if (has_manifest(before))
        return;
    if (!damage_of(before, vocabulary, newest))
        return write_manifest(before);
    const FileLock lock = index.lock();
    if (index.live() != before)
        std::filesystem::remove_all(before);
}

/// What the live generation is, where `current` names one.
std::optional<std::filesystem::path> live_of(const IndexFolder& index)
{
    try {
        return index.live();
    } catch (const IndexError&) {
        return std::nullopt;
    }
}

}  // namespace

void build_generation(const IndexFolder& index, const IndexSources& sources,
                      const RebuildOptions& options, const IndexProgress& progress)
{
    const Catalogue catalogue(sources.library, Catalogue::Access::read_only);
    DocumentMaker maker(sources.vocabulary, sources.scales);
    const Unfinished unfinished(index);
    build(sources, catalogue, maker, unfinished.folder(), workers(options.jobs), progress);
    // The long work on the disk is done before anybody has to wait for the lock.
    sync_generation(unfinished.folder());
    write_manifest(unfinished.folder());

    std::optional<std::filesystem::path> before;
    {
        const FileLock lock = index.lock();
        before = live_of(index);
        catch_up(sources, catalogue, maker, unfinished.folder());
        index.make_live(unfinished.folder());
        if (before && !options.keep_before)
            std::filesystem::remove_all(*before);
        index.remove_old();
    }
    if (before && std::filesystem::exists(*before))
        keep_as_spare(index, *before, sources.vocabulary, catalogue.last_change());
}

void rebuild_index(const IndexSources& sources, const RebuildOptions& options,
                   const IndexProgress& progress)
{
    const IndexFolder index(sources.library);
    with_index_errors(index.path(), [&] {
        index.make();
        const FileLock turn = index.rebuild_lock(FileLock::Wait::yes);
        build_generation(index, sources, options, progress);
    });
}

}  // namespace findings
