#pragma once

#include "library/formats/work_type.hpp"

#include <optional>
#include <string_view>

namespace findings::bibtex {

/// What a type of entry of BibTeX or biblatex means, in lower case; nullopt for one that is not
/// known.
std::optional<WorkType> type_of(std::string_view name);

/// The type of entry for a type of work.
std::string_view name_of(WorkType type);

/// True for entries that lie in another, whose title is their booktitle.
bool is_part(std::string_view type);

}  // namespace findings::bibtex
