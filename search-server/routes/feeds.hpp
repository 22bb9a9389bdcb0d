#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/views/feed.hpp"
#include "search-server/views/list_readings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// The forms that a feed has, by how its address ends.
enum class FeedForm { atom, json };

/// "atom" and "feed.json"; nullopt for every other ending.
std::optional<FeedForm> feed_form(std::string_view ending);

/// The records of the search's result that were changed last, at most 50.
std::vector<FeedEntry> latest_entries(SearchRequest search, const std::string& base_url,
                                      const Words& words, Context& context);

/// The feed, written, with its media type and an ETag by content.
Response feed_response(const Feed& feed, FeedForm form);

/// The feed of a search, in its language: the 50 records of its result that were changed last.
/// `request` is what asked, for the addresses in it.
Response search_feed(const Request& request, const SearchRequest& search, FeedForm form,
                     Context& context);

/// The feed of an area, with those below it.
Response area_feed(const Request& request, const Concept& area, std::string_view language,
                   FeedForm form, Context& context);

/// The feed of a reading list, for whoever may see the list: all that can be reached of it.
Response list_feed(const Request& request, const ListReadings& readings, std::string_view language,
                   FeedForm form, Context& context);

}  // namespace findings::server
