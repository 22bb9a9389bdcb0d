#pragma once

#include "library/catalogue/drafts.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/form.hpp"
#include "search-server/views/add_pages.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings::server {

std::optional<FormStep> step_named(std::string_view text);

/// The name of the step after it; "check" after the last.
std::string_view next_step(FormStep step);

/// What a step shows besides its draft.
struct StepView {
    UnfinishedRecord record = {};  ///< as its fields are filled in
    std::int64_t revision = 1;     ///< that the form is of
    std::string_view done = {};
    std::string_view warning = {};
    std::optional<DraftDifference> conflict = {};
    bool all_faults = false;
    unsigned status = 200;
};

Response draft_step(const Draft& draft, FormStep step, std::string_view language,
                    const StepView& view, Context& context);

struct CheckView {
    std::string_view done = {};
    std::string_view warning = {};
    unsigned status = 200;
};

Response draft_check(const Draft& draft, std::string_view language, const CheckView& view,
                     Context& context);

/// The page of the record as readers would see it.
Response draft_preview(const Draft& draft, std::string_view language, Context& context);

/// What became of a step that was sent.
struct Saving {
    bool is_saved = false;
    StepView page;  ///< what is shown where it was not saved: what was typed is in it
};

/// Saves the step of the context's form. Where somebody else has saved since, both changes are put
/// together; where both changed one field, nothing is saved and the difference is shown.
Saving saved_step(const Draft& draft, FormStep step, Context& context);

/// Sends the draft in, discards it, or goes on from the record's newest version.
Response draft_decided(const Draft& draft, std::string_view language, Context& context);

/// The form that ?kept= names: one of a draft that was sent without a session.
std::optional<Form> kept_form(const Request& request, const Context& context);

StepView with_kept(const Draft& draft, FormStep step, const Form& kept, const Context& context);

}  // namespace findings::server
