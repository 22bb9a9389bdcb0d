#pragma once

#include "library/record/record.hpp"
#include "library/tagging/text.hpp"

namespace findings {

/// What a record is tagged by: its title, bottom line and key messages, keywords and interventions,
/// and the rest of what it says, up to 32 KiB.
TaggedText tagged_text(const Record& record);

}  // namespace findings
