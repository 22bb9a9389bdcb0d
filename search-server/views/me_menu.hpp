#pragma once

#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string_view>

namespace findings::server {

/// {{>_me_menu}}: the pages below "me/", with the one that is shown marked ("me/saved").
Model me_menu_model(std::string_view shown, const Words& words);

}  // namespace findings::server
