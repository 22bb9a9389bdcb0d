#pragma once

#include "indexer/pipeline/document.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/formats/formats.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace findings::indexer {

struct IngestOptions {
    std::vector<std::string> paths;
    const Format* format =
        nullptr;                 ///< the one the user named; nullptr: told by content and ending
    unsigned jobs = 1;           ///< files read at the same time
    bool keep_originals = true;  ///< false to try out only
};

/// A record that the catalogue holds from now on.
struct Acknowledged {
    Stored stored;
    Place place;
};

/// What is told of an ingest while it runs, by the thread that called ingest_files().
struct IngestEvents {
    std::function<void(const std::vector<Acknowledged>&)> stored;  ///< after each commit
    std::function<void(const Rejection&)> rejected;
    std::function<void(const Note&)> noted;
    std::function<void(std::uint64_t files, std::uint64_t records)> progress;  ///< done so far
    std::function<bool()> interrupted;  ///< asked between pieces; true ends the ingest
};

struct IngestResult {
    BatchId batch;
    BatchCounts counts;             ///< `rejected` counts faults, and a record may have several
    std::int64_t already_here = 0;  ///< of the duplicates: brought by the same path before
    std::uint64_t files = 0;
    bool interrupted = false;  ///< what was not stored by then was dropped; the batch has no end
};

/// Brings files into the catalogue as one batch: finds them, reads them in parallel, checks each
/// record, keeps the original of what is taken and stores at most 1,000 at a time, in the order of
/// the files. Whatever is wrong with one document or record, the others go in. `result` says at any
/// time what was done. Throws CatalogueError where the library fails; what was told as stored
/// stays.
void ingest_files(Catalogue& catalogue, const Vocabulary& vocabulary, const IngestOptions& options,
                  const IngestEvents& events, IngestResult& result);

}  // namespace findings::indexer
