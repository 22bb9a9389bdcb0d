#pragma once

#include "library/record/record.hpp"

#include <string>
#include <vector>

namespace findings {

// What formats of reference managers write of a record that has more to say than they can hold.

/// The one abstract that they have: bottom line, key messages, plain summary and abstract, an empty
/// line between two.
std::string abstract_text(const Record& record);

/// Keywords, then areas, population, setting, interventions, outcomes and practice stages as words
/// ("children in care"), each once.
std::vector<std::string> subject_words(const Record& record);

/// What else is to be said, one note each with its heading: "Question: …", "Limitations: …".
std::vector<std::string> remarks(const Record& record);

}  // namespace findings
