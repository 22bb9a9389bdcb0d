#pragma once

#include "library/catalogue/use_reports.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <vector>

namespace findings::server {

/// {{>_use}}: what one report says.
Object use_model(const UseReport& report, const Words& words);

/// The reports that readers of a record see, as items of a list; false where there are none.
Model uses_model(const std::vector<UseReport>& shown, const Words& words);

}  // namespace findings::server
