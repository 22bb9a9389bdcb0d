#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "library/tagging/training.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace findings::indexer {

/// What authors and people say of the areas of a record: its author's and those that a person
/// confirmed, without those that a person rejected. nullopt where nobody has said a word.
std::optional<std::vector<std::string>> decided_areas(const CatalogueRecord& record);

/// The records that suggestions are learned from: those of which something was decided, of more
/// than `most` the newest.
std::vector<DecidedItem> decided_items(const Catalogue& catalogue, std::size_t most);

/// Done so far, and of how many.
using TaggingProgress = std::function<void(std::uint64_t, std::uint64_t)>;

struct TaggingResult {
    std::uint64_t records = 0;    ///< looked at
    std::uint64_t suggested = 0;  ///< that have a suggestion
    std::int64_t changed = 0;     ///< whose areas are others than before
};

struct TaggingOptions {
    bool all = false;  ///< also those that have suggestions already
    unsigned jobs = 1;
    std::int64_t model = 0;  ///< its version
};

/// Suggests areas for records of the catalogue and keeps them, some hundred at a time. Where the
/// author says areas, others are suggested beside them (counted_areas() says what that means).
TaggingResult tag_records(const Catalogue& catalogue, TaggingStore& store, const Tagger& tagger,
                          const TaggingOptions& options, const TaggingProgress& progress);

}  // namespace findings::indexer
