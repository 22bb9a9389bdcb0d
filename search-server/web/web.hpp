#pragma once

#include "library/base/embedded.hpp"

namespace findings {

/// "templates/search.mustache", "static/style.css", …: what search-server/web/ holds.
const EmbeddedFiles& web_files();

}  // namespace findings
