#pragma once

#include "library/record/faults.hpp"
#include "library/record/record.hpp"

namespace findings {

// The rules of docs/record.md for records of our own kinds, a part of validate() each.

/// Fields that must be there and are not.
void check_required(const Record& record, Faults& faults);

/// How long each text, list and number may be, which words it may hold, and what the parts of a
/// record must say.
void check_limits(const Record& record, Faults& faults);

/// Dates, relations and appraisal: fields that must fit one another.
void check_agreement(const Record& record, Faults& faults);

}  // namespace findings
