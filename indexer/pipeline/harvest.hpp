#pragma once

#include "indexer/pipeline/document.hpp"
#include "indexer/pipeline/ingest.hpp"
#include "indexer/sources/oai_repository.hpp"
#include "library/catalogue/harvests.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace findings::indexer {

struct HarvestOptions {
    std::string set;                   ///< empty: all
    std::string prefix;                ///< empty: the best that the repository offers
    std::optional<std::string> from;   ///< a day or an instant as OAI-PMH writes them;
    std::optional<std::string> until;  ///< absent: where the last harvest ended, to the end
    bool keep_originals = true;        ///< false to try out only
};

/// What is told of a harvest while it runs, by the thread that called harvest().
struct HarvestEvents {
    std::function<void(const std::vector<Acknowledged>&)> stored;  ///< after each commit
    std::function<void(const Rejection&)> rejected;
    std::function<void(const Note&)> noted;
    std::function<void(const std::string&)> told;  ///< what was decided on the way
    std::function<void(std::uint64_t records, std::uint64_t all)> progress;  ///< all: 0 unknown
    std::function<bool()> interrupted;  ///< asked between pages; true ends the harvest
};

struct HarvestResult {
    std::optional<BatchId> batch;  ///< nullopt: there was nothing to bring in
    BatchCounts counts;            ///< of this run; `rejected` counts faults
    std::int64_t deleted = 0;      ///< items that the library knew
    std::uint64_t records = 0;     ///< that came, deleted ones too
    bool interrupted = false;      ///< what is counted is stored, the next harvest goes on
};

/// True for "2026-11-23" and "2026-11-23T09:00:00Z".
bool is_datestamp(std::string_view text);

/// Brings what a repository has into the catalogue: asks who it is, agrees on a format, goes on
/// where the last harvest of the same set and format was cut off or ended, and stores page by page,
/// each with the place where to go on. `result` says at any time what was done. Throws HttpError
/// and OaiRefused where the repository fails, CatalogueError where the library does; what was told
/// as stored stays.
void harvest(Harvests& harvests, const Vocabulary& vocabulary, const HarvestOptions& options,
             OaiRepository& repository, const HarvestEvents& events, HarvestResult& result);

}  // namespace findings::indexer
