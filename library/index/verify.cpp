#include "library/index/generation.hpp"
#include "library/index/generation_manifest.hpp"
#include "library/index/keeper.hpp"
#include "library/index/keeper_errors.hpp"
#include "library/index/verify_reading.hpp"

#include <set>

namespace findings {
namespace {

constexpr std::size_t changes_at_once = 10'000;

/// Walks through both sides, which are in the same order, and never holds more than a record of
/// each.
class Comparison {
public:
    Comparison(IndexReading& reading, IndexFaults& faults)
        : reading_(reading), faults_(faults), indexed_(reading.next())
    {}

    /// The next record that the catalogue has.
    void expect(const std::string& id, VersionNumber version, ChangeNumber change)
    {
        pass_surplus([&](const IndexedRecord& indexed) { return indexed.id < id; });
        const bool waits = change > reading_.upto();
        if (!indexed_ || indexed_->id != id) {
            if (!waits)
                faults_.missing.push_back(id);
            return;
        }
        if (!waits && (indexed_->version != version || indexed_->change != change))
            faults_.outdated.push_back(id);
        advance();
    }

    /// The catalogue has no more.
    void finish()
    {
        pass_surplus([](const IndexedRecord&) { return true; });
    }

private:
    template <class IsSurplus>
    void pass_surplus(const IsSurplus& is_surplus)
    {
        while (indexed_ && is_surplus(*indexed_)) {
            faults_.surplus.push_back(indexed_->id);
            advance();
        }
    }

    void advance()
    {
        if (indexed_->documents > 1)
            faults_.twice.push_back(indexed_->id);
        indexed_ = reading_.next();
    }

    IndexReading& reading_;
    IndexFaults& faults_;
    std::optional<IndexedRecord> indexed_;
};

/// A record that was taken back, and whose change no keeper has applied yet, is no surplus.
void forgive_waiting(const Catalogue& catalogue, ChangeNumber upto, IndexFaults& faults)
{
    std::set<std::string> surplus(faults.surplus.begin(), faults.surplus.end());
    for (std::vector<Change> block;
         !(block = catalogue.changes_after(upto, changes_at_once)).empty();
         upto = block.back().number) {
        faults.waiting += block.size();
        for (const Change& change : block)
            surplus.erase(change.record.str());
    }
    faults.surplus.assign(surplus.begin(), surplus.end());
}

/// Needs the lock.
IndexFaults compare(const std::filesystem::path& generation, const Vocabulary& vocabulary,
                    const Catalogue& catalogue)
{
    IndexFaults faults;
    IndexReading reading(generation, vocabulary);
    Comparison comparison(reading, faults);
    catalogue.each_id([&](const RecordId& id, VersionNumber version, ChangeNumber change) {
        comparison.expect(id.str(), version, change);
    });
    comparison.finish();
    faults.damage = reading.take_damage();
    if (!faults.damage.empty())  // the list of what the index has was not complete
        return {.damage = faults.damage};
    if (reading.upto() > catalogue.last_change())
        faults.damage.push_back(ahead_of_catalogue(generation).what());
    forgive_waiting(catalogue, reading.upto(), faults);
    return faults;
}

IndexFaults no_index(const IndexFolder& index, const Catalogue& catalogue)
{
    return {.damage = {index.path().string() +
                       ": there is no index; make one with: findings-indexer sync"},
            .waiting = static_cast<std::uint64_t>(catalogue.last_change())};
}

/// What a look at the live generation finds, which others may be writing to.
IndexFaults look(const IndexFolder& index, const Vocabulary& vocabulary, const Catalogue& catalogue,
                 VerifyDepth depth)
{
    if (!std::filesystem::exists(index.current_file()))
        return no_index(index, catalogue);
    std::optional<std::filesystem::path> live;
    try {
        live = index.live();
    } catch (const IndexError& error) {
        return {.damage = {error.what()}};
    }
    if (has_manifest(*live)) {
        std::vector<std::string> faults = manifest_faults(*live);
        if (!faults.empty() || depth == VerifyDepth::seal)
            return {.damage = std::move(faults)};
    }
    return compare(*live, vocabulary, catalogue);
}

}  // namespace

IndexFaults verify_index(const IndexSources& sources, const Catalogue& catalogue, VerifyDepth depth)
{
    const IndexFolder index(sources.library);
    try {
        if (IndexFaults faults = look(index, sources.vocabulary, catalogue, depth); faults.none())
            return faults;
    } catch (const FileError&) {
        // a file that a keeper has just taken away
    } catch (const std::filesystem::filesystem_error&) {
    }
    // A writer can make a whole index look damaged: only what is found without one counts.
    return with_index_errors(index.path(), [&] {
        if (!std::filesystem::exists(index.path()))
            return no_index(index, catalogue);
        const FileLock lock = index.lock();
        return look(index, sources.vocabulary, catalogue, depth);
    });
}

}  // namespace findings
