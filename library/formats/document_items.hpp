#pragma once

#include "library/record/record.hpp"

#include <string>
#include <string_view>

namespace findings {

/// The recommendation that an item of a list says; its last paragraphs may be "Strength: …" and
/// "Reason: …" ("Force : …", "Raison : …").
Recommendation recommendation_of(std::string text);

/// The reverse, in French for "fr", else in English.
std::string item_text(const Recommendation& recommendation, std::string_view language);

/// "practitioner: Ask …" is for practitioners, where the word is a token of the audience; anything
/// else is for everybody.
Implication implication_of(const std::string& text);

/// The reverse.
std::string item_text(const Implication& implication);

}  // namespace findings
