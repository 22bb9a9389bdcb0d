#pragma once

#include "library/formats/work_type.hpp"

#include <optional>
#include <string_view>

namespace findings::csl {

/// What a value of "type" means, of CSL 1.0.2 or of Crossref; nullopt for one that is not known.
std::optional<WorkType> type_of(std::string_view name);

/// CSL's name for a type.
std::string_view name_of(WorkType type);

}  // namespace findings::csl
