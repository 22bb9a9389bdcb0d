#pragma once

#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/feed.hpp"
#include "search-server/views/list_readings.hpp"
#include "search-server/views/words.hpp"

#include <string_view>
#include <vector>

namespace findings::server {

/// A reading list whose entries are wanted as those of a feed.
struct ListFeed {
    const ListReadings& readings;
    const EvidenceScales& scales;
    const Vocabulary& vocabulary;
    std::string_view base_url;
};

/// What can be reached of the list, the last changed first: what the list says of it, then what the
/// record does. An entry's id is "urn:ulid:" and its own, as another list may say something else of
/// the record; it was published when it was put on the list, and changed then or when the record
/// was, whichever is later.
std::vector<FeedEntry> list_feed_entries(const ListFeed& of, const Words& words);

}  // namespace findings::server
