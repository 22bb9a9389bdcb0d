#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/feed.hpp"
#include "search-server/views/words.hpp"

#include <string_view>

namespace findings::server {

/// A record as an entry of a feed, and what an entry needs besides it.
struct RecordEntry {
    const CatalogueRecord& item;
    const EvidenceScales& scales;
    const Vocabulary& vocabulary;
    std::string_view base_url;
};

/// Bottom line first, then how sure it is. The id is "urn:ulid:" and the record's, the times are
/// those of its first and its present version.
FeedEntry feed_entry(const RecordEntry& of, const Words& words);

}  // namespace findings::server
