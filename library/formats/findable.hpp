#pragma once

#include "library/record/record.hpp"

#include <string_view>

namespace findings {

/// True where a record from outside says what it is about: a title or an identifier.
bool can_be_found(const Record& record);

/// True where the title says that the work was retracted, as publishers and databases write in
/// front of it ("RETRACTED: …", "Retracted article: …").
bool says_retracted(std::string_view title);

}  // namespace findings
