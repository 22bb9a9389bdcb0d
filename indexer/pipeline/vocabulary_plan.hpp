#pragma once

#include "library/catalogue/vocabulary_store.hpp"
#include "library/vocabulary/vocabulary_changes.hpp"

#include <string>
#include <vector>

namespace findings::indexer {

/// What becomes of a concept, and the records that have it.
struct ConceptImpact {
    ConceptChange change;
    std::vector<AreaHolder> holders;  ///< of what is added or changed: none
};

/// What loading another version of the vocabulary does, before it is done.
struct VocabularyPlan {
    std::vector<ConceptImpact> impacts;
    std::vector<AreaReplacement> replacements;  ///< all that hold afterwards
    std::vector<std::string> not_suggested;     ///< areas whose suggestions go

    /// True where records have other areas afterwards than before, or areas that are not in use.
    bool touches_records() const;
};

/// Looks at the library and changes nothing.
VocabularyPlan plan_vocabulary(const Vocabulary& before, const Vocabulary& after,
                               const VocabularyStore& store);

}  // namespace findings::indexer
