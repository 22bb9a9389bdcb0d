#pragma once

#include "library/base/embedded.hpp"

namespace findings {

/// The files of schemas/ that the programs carry with them (schemas/CMakeLists.txt has the list).
/// Link findings_schemas to have it.
const EmbeddedFiles& schema_files();

}  // namespace findings
