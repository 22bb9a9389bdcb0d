#pragma once

#include "indexer/pipeline/vocabulary_plan.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace findings::indexer {

/// Prints the plan: how many concepts are merged, split, …, then each that records have with how
/// many say so and the first of them, then the first of the others.
void tell(const VocabularyPlan& plan, std::ostream& out);

/// The whole of it as JSON: counts, changes with all their records, remarks; whether it was loaded.
std::string report_of(const VocabularyPlan& plan, const std::vector<std::string>& remarks,
                      bool was_loaded);

}  // namespace findings::indexer
