#pragma once

#include "library/catalogue/drafts.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/draft_form.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// A record that may be about the same work.
struct SameWorkLink {
    RecordId id;
    std::string title;
    std::string language;
    bool by_source = false;  ///< it summarises the same work
    bool may_revise = false;
};

/// Where evidence is added: what to begin, and what is under way.
struct AddPage {
    std::vector<Draft> drafts;
    std::string_view done = {};          ///< the end of a message's key, "add_done.…", or nothing
    std::vector<std::string> troubles;   ///< why a file was not taken, in English
    std::optional<SameWorkLink> revise;  ///< what is about to be revised
};

std::string add_page(Site& site, std::string_view language, const AddPage& page);

/// How two writings differ: one side is what stands here, the other what somebody else wrote.
struct DraftDifference {
    UnfinishedRecord before;
    UnfinishedRecord after;
    std::vector<std::string> fields;
};

/// One step of the form.
struct AddStepPage {
    const Draft& draft;
    const UnfinishedRecord& record;  ///< as the fields are filled in
    FormStep step;
    std::int64_t revision = 1;  ///< that the form is of
    std::string_view done = {};
    std::string_view warning = {};  ///< the end of a message's key, "add_warning.…", or nothing
    std::string returned;           ///< why an editor sent it back
    std::optional<DraftDifference> conflict;  ///< theirs before, mine after
    std::vector<Fault> faults;
    bool all_faults = false;
    std::vector<SuggestedForDraft> suggested;
    std::vector<SameWorkLink> same;
    const Vocabulary& vocabulary;
};

std::string add_step_page(Site& site, std::string_view language, const AddStepPage& page);

/// The last step: what is wrong still, and sending it in.
struct AddCheckPage {
    const Draft& draft;
    const UnfinishedRecord& record;
    std::string_view done = {};
    std::string_view warning = {};
    std::string returned;
    std::vector<Fault> faults;
    std::vector<SameWorkLink> same;
    std::optional<DraftDifference> newer;  ///< what the record got since the draft was begun
    const Vocabulary& vocabulary;
};

std::string add_check_page(Site& site, std::string_view language, const AddCheckPage& page);

/// What several pages of drafts show.
std::string title_of(const UnfinishedRecord& record, const Words& words);
Model same_works_model(const std::vector<SameWorkLink>& same, const Words& words);
Model faults_model(const Draft& draft, const std::vector<Fault>& faults, const Words& words);
/// Without `old_key` only what stands now is shown.
void add_differences(Object& model, const DraftDifference& difference, std::string_view old_key,
                     std::string_view new_key, const Vocabulary& vocabulary, const Words& words);
std::string draft_address(std::string_view language, const RecordId& id, std::string_view step);

}  // namespace findings::server
