#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/views/list_readings.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// The list as a file, in its order and with what it says of each entry: "html", "ris", "bib",
/// "csl.json", "csv", "imscc" (Thin Common Cartridge 1.3), "moodle.imscc" (Common Cartridge 1.1).
/// Labels are in the language, one of site_languages; `base_url` stands before the addresses in it.
/// 404 for another ending.
Response exported_list(const ListReadings& readings, std::string_view ending,
                       std::string_view language, const std::string& base_url, Context& context);

}  // namespace findings::server
