#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/index_error.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace findings {

/// What the keeper needs to make documents from records.
struct IndexSources {
    std::filesystem::path library;
    const Vocabulary& vocabulary;
    const EvidenceScales& scales;
};

/// How far a piece of work on the index is: records done, records in all.
using IndexProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

struct SyncResult {
    std::uint64_t changes = 0;  ///< change rows applied by this call
    ChangeNumber upto = 0;      ///< the index now holds everything up to this one
};

/// Brings the index up to the catalogue: the only function that writes to a live index, used by the
/// server's keeper thread, by ingest and by sync. Makes the index where there is none. Holds
/// `index/lock` while it works; waits for another keeper. Documents and the change number they
/// stand for are committed together, every few thousand records, and are on disk when this returns.
/// A kill at any instant needs no repair. Where more than 5,000 changes wait, and no fewer than the
/// index has documents, it is rebuilt: that is faster. Throws IndexError (another layout or
/// vocabulary: says to rebuild) and CatalogueError.
SyncResult sync_index(const IndexSources& sources, const Catalogue& catalogue,
                      const IndexProgress& progress = {});

struct RebuildOptions {
    unsigned jobs = 0;        ///< workers; 0 for one a core
    bool keep_before = true;  ///< false: the live generation is not to be trusted, and goes
};

/// Makes a new generation beside the live one, in fresh shards that are compacted into one, drains
/// what arrived meanwhile and swaps it in, so that readers never wait or fail. Each worker opens
/// its own catalogue. The generation before is checked and sealed, and stays: it serves should the
/// new one be damaged; those before it are removed. Waits for another rebuild. `progress` is called
/// by one thread at a time. Needs about three times the room of the index, besides the generation
/// that stays. Throws IndexError and
/// CatalogueError; the live index is then as it was.
void rebuild_index(const IndexSources& sources, const RebuildOptions& options,
                   const IndexProgress& progress = {});

/// Sums up the files of the live generation in a manifest, if they are not: to be called when
/// nobody is going to write soon (a clean shutdown, the end of an ingest). The next write takes it
/// away. Throws IndexError.
void seal_index(const std::filesystem::path& library);

/// True where nothing was written since the index was sealed or rebuilt; else whoever starts to
/// serve it should verify it first. Throws IndexError.
bool is_index_sealed(const std::filesystem::path& library);

/// What verify found: all empty where catalogue and index agree.
struct IndexFaults {
    std::vector<std::string> missing;   ///< record ids that the catalogue has and the index lacks
    std::vector<std::string> surplus;   ///< the other way
    std::vector<std::string> outdated;  ///< another version or content
    std::vector<std::string> twice;     ///< more than one document
    std::vector<std::string> damage;    ///< what Xapian's check or a manifest says, a sentence each
    /// Changes that no keeper has applied yet: not a fault, and their records are not looked at.
    std::uint64_t waiting = 0;
    bool none() const
    {
        return missing.empty() && surplus.empty() && outdated.empty() && twice.empty() &&
               damage.empty();
    }
};

/// How much is looked at where the index is sealed: all of it, or its manifest alone.
enum class VerifyDepth { all, seal };

/// Compares the index with the catalogue, record by record, and checks its files: by the manifest
/// where there is one, by Xapian's own check, by reading every document's number. Reads the index
/// in a child process, so that damage cannot take this one down; what cannot be opened, another
/// layout or vocabulary and no index at all are damage too. Keepers go on meanwhile; where anything
/// is found, it looks again and holds `index/lock`. Throws CatalogueError, and IndexError where the
/// lock cannot be had.
IndexFaults verify_index(const IndexSources& sources, const Catalogue& catalogue,
                         VerifyDepth depth = VerifyDepth::all);

}  // namespace findings
