#pragma once

#include "search-server/views/list_readings.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// A list as one HTML file that stands by itself, to be kept or opened in a word processor; in the
/// language, one of site_languages.
std::string list_file(Site& site, std::string_view language, const ListReadings& readings,
                      const std::string& base_url);

}  // namespace findings::server
