#pragma once

#include "search-server/views/site.hpp"

#include <string>
#include <string_view>

namespace findings::server::tests {

/// The pages of drafts, of the review desk and of versions, with everything on them and with
/// nothing.
std::string all_draft_pages(Site& site, std::string_view language);

}  // namespace findings::server::tests
