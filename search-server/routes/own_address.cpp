#include "search-server/routes/own_address.hpp"

#include <algorithm>

namespace findings::server {

// Browsers read "//x", "/\x" and what has a tab or a line end in it as an address of another site.
bool is_own_address(std::string_view address)
{
    const bool has_control = std::any_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20;
    });
    return address.starts_with('/') && !address.starts_with("//") &&
           address.find('\\') == std::string_view::npos && !has_control;
}

}  // namespace findings::server
