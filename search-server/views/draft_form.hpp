#pragma once

#include "library/record/unfinished.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/draft_fields.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::server {

/// What a form was filled in with: names and values, in their order.
using Typed = std::vector<std::pair<std::string, std::string>>;

/// The draft with what was typed on one step of its form in place of what that step said; all else
/// stays. What cannot be read is kept as it was typed.
UnfinishedRecord with_typed(UnfinishedRecord record, FormStep step, const Typed& typed,
                            const Messages& messages);

/// research_summary or practice_guide.
Kind kind_of(const UnfinishedRecord& record);

/// An area that is suggested for what was written, and why.
struct SuggestedForDraft {
    std::string area;
    std::string because;
};

/// What a step of the form shows.
struct DraftFormStep {
    const UnfinishedRecord& record;
    FormStep step;
    const std::vector<Fault>& faults;  ///< of the whole draft
    bool all_faults = false;           ///< also that something is missing
    std::vector<SuggestedForDraft> suggested;
    const Vocabulary& vocabulary;
};

/// The fields of a step, for templates/_draft_field.
List draft_field_models(const DraftFormStep& form, const Words& words);

}  // namespace findings::server
