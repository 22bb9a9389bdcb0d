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
/// `index/lock` while it works; waits for another keeper. Documents and the change number they stand
/// for are committed together, every few thousand records, and are on disk when this returns. A kill
/// at any instant needs no repair. Throws IndexError (another layout or vocabulary: says to rebuild)
/// and CatalogueError.
SyncResult sync_index(const IndexSources& sources, const Catalogue& catalogue,
                      const IndexProgress& progress = {});

struct RebuildOptions {
    unsigned jobs = 0;  ///< workers; 0 for one a core
};

/// Makes a new generation beside the live one, in fresh shards that are compacted into one, drains
/// what arrived meanwhile and swaps it in, so that readers never wait or fail. Each worker opens its
/// own catalogue. Old generations are removed. Throws IndexError and CatalogueError; the live index
/// is then as it was.
void rebuild_index(const IndexSources& sources, const RebuildOptions& options,
                   const IndexProgress& progress = {});

/// What verify found: all empty where catalogue and index agree.
struct IndexFaults {
    std::vector<std::string> missing;   ///< record ids that the catalogue has and the index lacks
    std::vector<std::string> surplus;   ///< the other way
    std::vector<std::string> outdated;  ///< another version or content
    std::vector<std::string> twice;     ///< more than one document
    std::vector<std::string> damage;    ///< what Xapian's check or a manifest says, a sentence each
    bool none() const
    {
        return missing.empty() && surplus.empty() && outdated.empty() && twice.empty() &&
               damage.empty();
    }
};

/// Compares the index with the catalogue, record by record, and checks its files. Opens a suspect
/// index in a child process, so that damage cannot take this one down. Throws CatalogueError.
IndexFaults verify_index(const IndexSources& sources, const Catalogue& catalogue);

}  // namespace findings
