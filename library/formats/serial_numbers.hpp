#pragma once

#include "library/record/record.hpp"

#include <string_view>

namespace findings {

/// Adds each ISSN and ISBN of the text, once, whatever stands between and around them ("0003-0554,
/// 1234-5679 (online)"). False where the text holds a number that is neither.
bool add_serial_numbers(std::string_view text, Record& record);

}  // namespace findings
