#pragma once

#include "search-server/views/site.hpp"

#include <string>
#include <string_view>

namespace findings::server::tests {

/// The pages of what practitioners keep, ask and report, one after the other, with each part of
/// their templates used at least once.
std::string all_practice_pages(Site& site, std::string_view language);

}  // namespace findings::server::tests
