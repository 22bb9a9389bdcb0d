#pragma once

#include "indexer/pipeline/harvest.hpp"

namespace findings::indexer {

/// What storing a page takes. All of it must outlive the call.
struct HarvestPageRules {
    Harvests& harvests;
    const Vocabulary& vocabulary;
    const OaiRepository& repository;
    const HarvestEvents& events;
    bool keep_originals = true;
};

/// Stores what the page brings, in one transaction with the place where the harvest goes on: each
/// item is stored, withdrawn, or rejected with the reason. Adds to `result` what was done.
void store_page(const HarvestPageRules& rules, const Harvest& harvest, const OaiPage& page,
                const HarvestPosition& next, HarvestResult& result);

}  // namespace findings::indexer
