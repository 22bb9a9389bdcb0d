#pragma once

#include "library/base/date.hpp"
#include "library/formats/field_notes.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace findings::ris {

/// The date of publication: the first of the years (PY, Y1) says the year, or the first of the
/// dates (DA) where none does; month and day are of whichever has them in that year ("MAY" too).
/// What fits none of it is noted.
std::optional<Date> issued_of(const std::vector<std::string_view>& years,
                              const std::vector<std::string_view>& dates, FieldNotes& notes);

}  // namespace findings::ris
