#pragma once

#include "library/record/terms.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// The evidence type that a publication type, a heading of a journal's contents or the like states
/// without doubt ("Systematic Review", "randomized-controlled-trial"). Upper and lower case, spaces
/// and hyphens are the same. "Review", "clinical trial" and "case reports" do not say which of ours
/// they are. The text must be UTF-8.
std::optional<EvidenceType> stated_evidence_type(std::string_view words);

/// The evidence type with this name in our own words, as in_words() makes them.
std::optional<EvidenceType> evidence_type_in_words(std::string_view words);

/// "systematic review" for systematic_review.
std::string in_words(EvidenceType type);

}  // namespace findings
