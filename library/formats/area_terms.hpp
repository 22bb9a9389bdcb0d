#pragma once

#include "library/record/record.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A practice area of a record as other programs know it.
struct AreaTerm {
    std::string id;
    std::string uri;    ///< of the concept; empty where no vocabulary has it
    std::string label;  ///< in the language of the record, else as preferred_label(); never empty
    bool operator==(const AreaTerm&) const = default;
};

/// The areas of the record in their order; without a vocabulary their ids alone.
std::vector<AreaTerm> area_terms(const Record& record, const Vocabulary* vocabulary);

/// The area that a URI ends in, where it can be the id of one; else empty.
std::string area_of_uri(std::string_view uri);

/// URI of the scheme of the vocabulary; empty without one.
std::string scheme_of(const Vocabulary* vocabulary);

}  // namespace findings
