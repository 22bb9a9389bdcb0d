#pragma once

#include "library/record/private_words.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <vector>

namespace findings::server {

/// {{>_private}}: what was found in a text, and why it should not stand there; false for nothing.
Model private_model(const std::vector<PrivateWords>& found, bool may_insist, const Words& words);

}  // namespace findings::server
