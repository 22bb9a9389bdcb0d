#pragma once

#include "search-server/views/site.hpp"

#include <string>
#include <string_view>

namespace findings::server::tests {

/// The tagging desk with everything on it, and with nothing to decide.
std::string all_desk_pages(Site& site, std::string_view language);

}  // namespace findings::server::tests
