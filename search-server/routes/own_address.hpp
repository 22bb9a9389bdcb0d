#pragma once

#include <string_view>

namespace findings::server {

/// True for an address of this site, for a reader to be sent back to.
bool is_own_address(std::string_view address);

}  // namespace findings::server
