#pragma once

#include "search-server/views/list_readings.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// The reading list in the words of schema.org, one JSON object: a LearningResource that is an
/// ItemList of what can be reached of it, in its order. `base_url` stands before the addresses;
/// those of records are in the language.
std::string list_json_ld(const ListReadings& readings, std::string_view language,
                         const std::string& base_url);

}  // namespace findings::server
