#include "search-server/routes/review.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/drafts.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/review_pages.hpp"

#include <charconv>

namespace findings::server {
namespace {

constexpr std::chrono::days notice{60};

Date date_of(std::chrono::sys_days day)
{
    const std::chrono::year_month_day date{day};
    return *Date::from(int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::optional<NamedRecord> named(const RecordId& id, const Context& context)
{
    const auto item = find_public(id, context.catalogue);
    if (!item)
        return std::nullopt;
    return NamedRecord{id, item->record.title};
}

std::vector<RetractedWithNames> retracted(const Context& context)
{
    std::vector<RetractedWithNames> all;
    for (const RetractedRecord& record : context.stores.marks.retracted()) {
        RetractedWithNames& one = all.emplace_back(RetractedWithNames{
            .record = {record.id, record.title}, .leaning = {}, .lists = record.lists});
        for (const RecordId& id : record.leaning)
            if (auto other = named(id, context))
                one.leaning.push_back(*std::move(other));
    }
    return all;
}

std::string_view done_of(const Request& request)
{
    for (const std::string_view known : {"published", "approved", "returned", "confirmed",
                                         "doubted", "superseded", "retracted", "looked_again"})
        if (request.parameter("done") == known)
            return known;
    return {};
}

/// What the draft takes the place of, and how it differs from that.
DraftDifference difference_of(const Draft& draft, const Context& context)
{
    DraftDifference difference{.before = {}, .after = content_of(draft), .fields = {}};
    if (draft.based_on)
        if (const auto before = context.catalogue.find_version(draft.id, *draft.based_on))
            difference.before = content_of(*before);
    if (draft.based_on)
        difference.after["kind"] = difference.before["kind"];
    difference.fields = changed_fields(difference.before, difference.after);
    std::erase(difference.fields, "kind");
    return difference;
}

bool is_outdated(const Draft& draft, const Context& context)
{
    const auto current = context.catalogue.find(draft.id);
    const auto version = current ? std::optional(current->version) : std::nullopt;
    return version != draft.based_on;
}

struct Shown {
    std::string comment = {};
    std::string_view done = {};
    std::string_view warning = {};
    unsigned status = 200;
};

Response draft_page(const Draft& draft, std::string_view language, const Shown& shown,
                    Context& context)
{
    const DraftReading reading = reading_of(draft, today(context));
    const UnfinishedRecord record = content_of(draft);
    ReviewDraftPage page{.draft = draft,
                         .record = record,
                         .difference = difference_of(draft, context),
                         .history = context.stores.drafts.steps(*context.person, draft.id),
                         .faults = reading.faults,
                         .is_outdated = is_outdated(draft, context),
                         .comment = shown.comment,
                         .done = shown.done,
                         .warning = shown.warning,
                         .vocabulary = context.vocabulary};
    if (!draft.based_on)
        for (const SameWork& one : same_works(reading.record, context))
            page.same.push_back({.id = one.id,
                                 .title = one.title,
                                 .language = one.language,
                                 .by_source = one.by_source});
    Response response = html_page(review_draft_page(context.site, language, page), language);
    response.status = shown.status;
    return response;
}

std::string_view warning_of(DraftRefusal refusal)
{
    switch (refusal) {
    case DraftRefusal::another_revision:
        return "changed";
    case DraftRefusal::another_version:
        return "outdated";
    case DraftRefusal::not_valid:
        return "not_valid";
    default:
        return "not_in_this_state";
    }
}

/// The end of the key of what was done, or why it was not.
Result<std::string_view, DraftRefusal> decided(const Draft& draft, std::string_view action,
                                               std::int64_t seen, const std::string& comment,
                                               Context& context)
{
    const Person& who = *context.person;
    return context.write([&](Stores& stores) -> Result<std::string_view, DraftRefusal> {
        if (action == "publish") {
            const auto version = stores.drafts.publish(who, draft.id, seen, today(context));
            if (!version)
                return version.error();
            return std::string_view("published");
        }
        const auto moved = action == "approve"
                               ? stores.drafts.approve(who, draft.id, seen)
                               : stores.drafts.give_back(who, draft.id, seen, comment);
        if (!moved)
            return moved.error();
        return std::string_view(action == "approve" ? "approved" : "returned");
    });
}

}  // namespace

Response get_review_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto day = std::chrono::floor<std::chrono::days>(context.now);
    return html_page(review_page(context.site, language,
                                 {.waiting = context.stores.drafts.waiting(*context.person),
                                  .due = context.stores.marks.due_by(date_of(day + notice)),
                                  .retracted = retracted(context),
                                  .dead_links = context.stores.links.dead(),
                                  .today = today(context),
                                  .now = context.now,
                                  .done = done_of(request)}),
                     language);
}

Response get_review_draft(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = RecordId::parse(parts.at(1));
    const auto draft = id ? context.stores.drafts.find(*context.person, *id) : std::nullopt;
    if (!draft)
        return error_page(language, 404, "", context);
    return draft_page(*draft, language, {.done = done_of(request)}, context);
}

Response post_review_draft(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = RecordId::parse(parts.at(1));
    const auto draft = id ? context.stores.drafts.find(*context.person, *id) : std::nullopt;
    if (!draft)
        return error_page(language, 404, "", context);
    const std::string_view action = context.form.value("do");
    const std::string comment(trimmed(context.form.value("comment")));
    if (action == "return" && comment.empty())
        return draft_page(*draft, language, {.warning = "comment", .status = 422}, context);
    std::int64_t seen = 0;
    const std::string_view text = context.form.value("revision");
    std::from_chars(text.data(), text.data() + text.size(), seen);
    const auto done = decided(*draft, action, seen, comment, context);
    if (done)
        return redirect(303, page_address(language, "review?done=" + std::string(*done)));
    const auto now = context.stores.drafts.find(*context.person, *id);
    if (!now)
        return error_page(language, 404, "", context);
    return draft_page(*now, language,
                      {.comment = comment, .warning = warning_of(done.error()), .status = 409},
                      context);
}

Response post_review_link(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view url = context.form.value("url");
    const bool is_done = context.write(
        [&](Stores& stores) { return stores.links.look_again(*context.person, url); });
    // somebody else may have said so meanwhile, or a look: it is off the desk in any case
    return redirect(303,
                    page_address(parts.at(0), is_done ? "review?done=looked_again" : "review"));
}

}  // namespace findings::server
