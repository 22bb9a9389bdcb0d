#pragma once

#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// A link for each format that is written: {first, label, address}, the address being `before`, a
/// dot, the format's ending and `after`.
List export_links(std::string_view before, std::string_view after, const Words& words);

}  // namespace findings::server
