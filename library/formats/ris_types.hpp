#pragma once

#include "library/formats/work_type.hpp"

#include <optional>
#include <string_view>

namespace findings::ris {

/// What a value of TY means; nullopt for one that is not known.
std::optional<WorkType> type_of(std::string_view code);

/// The value of TY for a type.
std::string_view code_of(WorkType type);

}  // namespace findings::ris
