#pragma once

#include "search-server/routes/context.hpp"
#include "search-server/views/list_readings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings::server {

/// Who asks, as the stores take it.
std::optional<PersonId> viewer_of(const Context& context);

/// The list with that id, where who asks may see it.
std::optional<ReadingList> visible_list(std::string_view id, const Context& context);

/// The title of a record that is public; "–" for another.
std::string shown_title(const RecordId& id, const Context& context);

/// The entries with their records. What is not public is absent, whoever asks.
ListReadings readings_of(ReadingList list, const Context& context);

}  // namespace findings::server
