#pragma once

#include "search-server/views/list_readings.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string>

namespace findings::server {

/// Sections with their entries, numbered through, as templates/_list_entry shows one. `base_url`
/// stands before the addresses.
List section_models(const ListReadings& readings, const std::string& base_url, const Words& words);

/// {stat_label, stat}: how many readings, how long, how current, how strong.
List stat_models(const ListTotals& totals, const Words& words);

/// What an entry is called: its record's title, or that it cannot be reached.
std::string title_of(const ListReading& reading, const Words& words);

/// A text as it was typed, line by line, as templates/_lines shows it.
Model lines_model(const std::string& text);

/// "28 min"; empty where nobody says how long.
std::string minutes_text(const ListTotals& totals, const Words& words);

/// "by C. Trainer · changed 3 November 2026".
std::string byline(const ReadingList& list, const Words& words);

}  // namespace findings::server
