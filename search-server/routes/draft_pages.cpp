#include "search-server/routes/draft_pages.hpp"

#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "library/tagging/record_text.hpp"
#include "search-server/routes/add.hpp"
#include "search-server/routes/drafts.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/item_page.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>
#include <iterator>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr std::size_t fewest_words_to_suggest = 3;
constexpr std::size_t largest_kept_form = 512 * 1024;

std::vector<SuggestedForDraft> suggested(const Record& record, std::string_view language,
                                         const Context& context)
{
    const TaggedText text = tagged_text(record);
    if (count_words(text.title) + count_words(text.text) < fewest_words_to_suggest)
        return {};
    std::vector<SuggestedForDraft> all;
    for (const AreaSuggestion& one : context.tagger.suggest(text)) {
        std::string because;
        for (const Reason& reason : one.because)
            because += (because.empty() ? "" : "; ") + in_words(reason, language);
        all.push_back({one.area, std::move(because)});
    }
    return all;
}

std::vector<SameWorkLink> same_links(const Record& record, const Context& context)
{
    std::vector<SameWorkLink> links;
    for (const SameWork& one : same_works(record, context))
        links.push_back({.id = one.id,
                         .title = one.title,
                         .language = one.language,
                         .by_source = one.by_source,
                         .may_revise = one.may_revise});
    return links;
}

/// Why an editor sent it back last; empty where it is not returned.
std::string why_returned(const Draft& draft, const Context& context)
{
    if (draft.state != DraftState::returned)
        return {};
    const std::vector<DraftStep> steps = context.stores.drafts.steps(*context.person, draft.id);
    return steps.empty() ? std::string() : steps.back().comment;
}

std::int64_t number_of(std::string_view text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// What the revision said that the form was made from; what is there now where it is unknown.
UnfinishedRecord base_of(const Draft& draft, std::int64_t revision, const Context& context)
{
    const auto base = context.stores.drafts.revision(*context.person, draft.id, revision);
    return base ? json::parse(*base).as_object() : content_of(draft);
}

Draft with_content(Draft draft, const UnfinishedRecord& record)
{
    draft.json = json::serialize(record);
    return draft;
}

/// The record's newest version beside the one that the draft was begun from; nullopt where they are
/// the same.
std::optional<DraftDifference> newer_version(const Draft& draft, const Context& context)
{
    if (!draft.based_on)
        return std::nullopt;
    const auto current = context.catalogue.find(draft.id);
    const auto begun_from = context.catalogue.find_version(draft.id, *draft.based_on);
    if (!current || !begun_from || current->version == *draft.based_on)
        return std::nullopt;
    DraftDifference difference{content_of(*begun_from), content_of(current->record), {}};
    difference.fields = changed_fields(difference.before, difference.after);
    return difference;
}

std::string_view warning_of(DraftRefusal refusal)
{
    switch (refusal) {
    case DraftRefusal::another_revision:
    case DraftRefusal::another_version:
        return "changed";
    case DraftRefusal::not_valid:
        return "not_valid";
    default:
        return "not_in_this_state";
    }
}

unsigned status_of(DraftRefusal refusal)
{
    return refusal == DraftRefusal::not_valid ? 422 : 409;
}

/// Where the change is refused, what the page says of it now.
Response after(const Result<Draft, DraftRefusal>& result, const RecordId& id,
               std::string_view language, const std::string& address, Context& context)
{
    if (result)
        return redirect(303, address);
    const auto now = context.stores.drafts.find(*context.person, id);
    if (!now)
        return error_page(language, 404, "", context);
    return draft_check(*now, language,
                       {.warning = warning_of(result.error()), .status = status_of(result.error())},
                       context);
}

Response submitted(const Draft& draft, std::int64_t seen, std::string_view language,
                   Context& context)
{
    const Record record = reading_of(draft, today(context)).record;
    if (!draft.based_on && context.form.value("different") != "1" &&
        !same_works(record, context).empty())
        return draft_check(draft, language, {.warning = "same", .status = 409}, context);
    const std::string note(trimmed(context.form.value("what_changed")));
    const auto sent = context.write([&](Stores& stores) -> Result<Draft, DraftRefusal> {
        std::int64_t revision = seen;
        if (note != draft.what_changed) {
            const auto saved =
                stores.drafts.save(*context.person, draft.id, seen, draft.json, note);
            if (!saved)
                return saved.error();
            revision = saved->revision;
        }
        return stores.drafts.submit(*context.person, draft.id, revision, today(context));
    });
    return after(sent, draft.id, language, page_address(language, "add?done=submitted"), context);
}

Response rebased(const Draft& draft, std::int64_t seen, std::string_view language, Context& context)
{
    const auto newer = newer_version(draft, context);
    const auto current = context.catalogue.find(draft.id);
    if (!newer || !current)
        return draft_check(draft, language, {}, context);
    const Combined both = combined(newer->before, content_of(draft), newer->after);
    const auto moved = context.write([&](Stores& stores) {
        return stores.drafts.rebase(*context.person, draft.id, seen, current->version,
                                    json::serialize(both.record));
    });
    return after(moved, draft.id, language,
                 draft_address(language, draft.id, "check") + "?done=rebased", context);
}

StepView unsaved(UnfinishedRecord record, std::int64_t revision, std::string_view warning,
                 unsigned status)
{
    return {
        .record = std::move(record), .revision = revision, .warning = warning, .status = status};
}

}  // namespace

std::optional<FormStep> step_named(std::string_view text)
{
    for (const FormStep step : form_steps)
        if (name(step) == text)
            return step;
    return std::nullopt;
}

std::string_view next_step(FormStep step)
{
    const std::size_t next = static_cast<std::size_t>(step) + 1;
    return next < std::size(form_steps) ? name(form_steps[next]) : "check";
}

Response draft_step(const Draft& draft, FormStep step, std::string_view language,
                    const StepView& view, Context& context)
{
    const DraftReading reading = reading_of(with_content(draft, view.record), today(context));
    AddStepPage page{.draft = draft,
                     .record = view.record,
                     .step = step,
                     .revision = view.revision,
                     .done = view.done,
                     .warning = view.warning,
                     .returned = why_returned(draft, context),
                     .conflict = view.conflict,
                     .faults = reading.faults,
                     .all_faults = view.all_faults,
                     .vocabulary = context.vocabulary};
    if (step == FormStep::fits)
        page.suggested = suggested(reading.record, language, context);
    if (step == FormStep::work && !draft.based_on)
        page.same = same_links(reading.record, context);
    Response response = html_page(add_step_page(context.site, language, page), language);
    response.status = view.status;
    return response;
}

Response draft_check(const Draft& draft, std::string_view language, const CheckView& view,
                     Context& context)
{
    const DraftReading reading = reading_of(draft, today(context));
    const UnfinishedRecord record = content_of(draft);
    AddCheckPage page{.draft = draft,
                      .record = record,
                      .done = view.done,
                      .warning = view.warning,
                      .returned = why_returned(draft, context),
                      .faults = reading.faults,
                      .newer = newer_version(draft, context),
                      .vocabulary = context.vocabulary};
    if (!draft.based_on)
        page.same = same_links(reading.record, context);
    Response response = html_page(add_check_page(context.site, language, page), language);
    response.status = view.status;
    return response;
}

Response draft_preview(const Draft& draft, std::string_view language, Context& context)
{
    const Record record = reading_of(draft, today(context)).record;
    const CatalogueRecord item{.record = record,
                               .version = draft.based_on.value_or(0) + 1,
                               .added = draft.changed,
                               .changed = draft.changed};
    return html_page(item_page(context.site, language,
                               {.item = item,
                                .areas = record.areas,
                                .scales = context.scales,
                                .vocabulary = context.vocabulary,
                                .today = today(context),
                                .is_preview = true}),
                     language);
}

Saving saved_step(const Draft& draft, FormStep step, Context& context)
{
    const std::int64_t seen = number_of(context.form.value("revision"));
    const UnfinishedRecord base = base_of(draft, seen, context);
    const UnfinishedRecord theirs = content_of(draft);
    const UnfinishedRecord typed =
        with_typed(base, step, context.form.fields(), context.site.messages());
    Combined both = combined(base, typed, theirs);
    if (!both.conflicts.empty()) {
        StepView view = unsaved(both.record, draft.revision, "", 409);
        view.conflict = DraftDifference{theirs, both.record, both.conflicts};
        return {.page = std::move(view)};
    }
    const std::string content = json::serialize(both.record);
    if (content.size() > largest_draft)
        return {.page = unsaved(std::move(both.record), draft.revision, "too_large", 413)};
    try {
        const auto saved = context.write([&](Stores& stores) {
            return stores.drafts.save(*context.person, draft.id, draft.revision, content,
                                      draft.what_changed);
        });
        if (saved)
            return {.is_saved = true,
                    .page = {.done = seen == draft.revision ? "saved" : "combined"}};
        return {.page = unsaved(std::move(both.record), draft.revision, warning_of(saved.error()),
                                409)};
    } catch (const CannotWrite& error) {
        return {.page =
                    unsaved(std::move(both.record), draft.revision, "cannot_write", error.status)};
    }
}

Response draft_decided(const Draft& draft, std::string_view language, Context& context)
{
    const std::int64_t seen = number_of(context.form.value("revision"));
    const std::string_view action = context.form.value("do");
    if (action == "submit")
        return submitted(draft, seen, language, context);
    if (action == "rebase")
        return rebased(draft, seen, language, context);
    if (action != "discard")
        return draft_check(draft, language, {}, context);
    const auto discarded = context.write(
        [&](Stores& stores) { return stores.drafts.discard(*context.person, draft.id, seen); });
    return after(discarded, draft.id, language, page_address(language, "add?done=discarded"),
                 context);
}

std::optional<Form> kept_form(const Request& request, const Context& context)
{
    const auto secret = request.parameter("kept");
    const auto body = secret ? context.stores.drafts.kept_form(secret_hash(*secret)) : std::nullopt;
    if (!body)
        return std::nullopt;
    return Form::parse({.method = Method::post,
                        .headers = {{"content-type", "application/x-www-form-urlencoded"}},
                        .body = *body});
}

StepView with_kept(const Draft& draft, FormStep step, const Form& kept, const Context& context)
{
    const std::int64_t seen = number_of(kept.value("revision"));
    const UnfinishedRecord base = base_of(draft, seen, context);
    return unsaved(with_typed(base, step, kept.fields(), context.site.messages()), seen, "kept",
                   200);
}

std::optional<std::string> kept_form_address(const Request& request, Context& context)
{
    const std::vector<std::string_view> segments = split(request.path, '/');
    const bool is_step = segments.size() == 5 && segments[2] == "add" && step_named(segments[4]);
    if (!is_step || request.body.size() > largest_kept_form)
        return std::nullopt;
    const std::string secret = make_secret();
    try {
        context.write(
            [&](Stores& stores) { stores.drafts.keep_form(secret_hash(secret), request.body); });
    } catch (const CannotWrite&) {
        return std::nullopt;
    }
    return request.path + "?kept=" + secret;
}

}  // namespace findings::server
