#include "library/base/text.hpp"
#include "search-server/routes/drafts.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/routes/review.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/review_pages.hpp"

#include <charconv>

namespace findings::server {
namespace {

/// When a record that is still valid is looked at again, unless the editor says otherwise.
Date next_review(const Record& record, const Context& context)
{
    const int months = record.kind == Kind::practice_guide ? 12 : 24;
    std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(context.now)};
    day += std::chrono::months{months};
    if (!day.ok())
        day = day.year() / day.month() / std::chrono::last;
    return *Date::from(int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

Response record_page(const CatalogueRecord& item, std::string_view language,
                     std::string_view warning, unsigned status, Context& context)
{
    const Form& form = context.form;
    const std::string typed(form.value("review_by"));
    Response response =
        html_page(review_record_page(
                      context.site, language,
                      {.record = item.record,
                       .version = item.version,
                       .review_by = typed.empty() ? next_review(item.record, context).str() : typed,
                       .by = std::string(form.value("by")),
                       .reason = std::string(form.value("reason")),
                       .warning = warning}),
                  language);
    response.status = status;
    return response;
}

/// The id in what was typed: an id, or the address of an item's page.
std::optional<RecordId> id_in(std::string_view typed)
{
    for (const std::string_view segment : split(trimmed(typed), '/'))
        if (const auto id = RecordId::parse(segment))
            return id;
    return std::nullopt;
}

/// Faults that a record of ours would get by another day of review.
bool fits(Record record, const Date& review_by, const Date& today)
{
    record.review_by = review_by;
    record.modified = today;
    for (const Fault& fault : validate(record))
        if (fault.field == "review_by")
            return false;
    return review_by.first_day() > today.first_day();
}

struct Marked {
    std::string_view done = {};
    std::string_view warning = {};
};

Marked marked(const Result<VersionNumber, MarkRefusal>& result, std::string_view done)
{
    if (result)
        return {.done = done};
    switch (result.error()) {
    case MarkRefusal::another_version:
        return {.warning = "changed"};
    case MarkRefusal::not_valid:
        return {.warning = "successor"};
    default:
        return {.warning = "not_in_this_state"};
    }
}

Marked confirmed(const CatalogueRecord& item, VersionNumber seen, Context& context)
{
    const std::string_view typed = trimmed(context.form.value("review_by"));
    const auto day =
        typed.empty() ? std::optional(next_review(item.record, context)) : Date::parse(typed);
    if (!day || !fits(item.record, *day, today(context)))
        return {.warning = "date"};
    return marked(context.write([&](Stores& stores) {
        return stores.marks.confirm(*context.person, *item.record.id, seen, today(context), *day);
    }),
                  "confirmed");
}

Marked superseded(const CatalogueRecord& item, VersionNumber seen, Context& context)
{
    const auto by = id_in(context.form.value("by"));
    if (!by)
        return {.warning = "successor"};
    return marked(context.write([&](Stores& stores) {
        return stores.marks.supersede(*context.person, *item.record.id, seen, *by, "");
    }),
                  "superseded");
}

Marked retracted(const CatalogueRecord& item, VersionNumber seen, Context& context)
{
    const std::string reason(trimmed(context.form.value("reason")));
    if (reason.empty())
        return {.warning = "reason"};
    return marked(context.write([&](Stores& stores) {
        return stores.marks.retract(*context.person, *item.record.id, seen, reason);
    }),
                  "retracted");
}

Marked doubted(const CatalogueRecord& item, VersionNumber seen, Context& context)
{
    return marked(context.write([&](Stores& stores) {
        return stores.marks.doubt(*context.person, *item.record.id, seen, "");
    }),
                  "doubted");
}

std::optional<CatalogueRecord> record_in(const PathParts& parts, const Context& context)
{
    const auto id = RecordId::parse(parts.at(1));
    return id ? find_public(*id, context.catalogue) : std::nullopt;
}

}  // namespace

Response get_review_record(const Request&, const PathParts& parts, Context& context)
{
    const auto item = record_in(parts, context);
    if (!item)
        return error_page(parts.at(0), 404, "", context);
    return record_page(*item, parts.at(0), "", 200, context);
}

Response post_review_record(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto item = record_in(parts, context);
    if (!item)
        return error_page(language, 404, "", context);
    const std::string_view text = context.form.value("version");
    VersionNumber seen = 0;
    std::from_chars(text.data(), text.data() + text.size(), seen);
    const std::string_view action = context.form.value("do");
    const Marked result = action == "confirm"     ? confirmed(*item, seen, context)
                          : action == "doubt"     ? doubted(*item, seen, context)
                          : action == "supersede" ? superseded(*item, seen, context)
                          : action == "retract"   ? retracted(*item, seen, context)
                                                  : Marked{.warning = "not_in_this_state"};
    if (!result.done.empty())
        return redirect(303, page_address(language, "review?done=" + std::string(result.done)));
    return record_page(*item, language, result.warning, 409, context);
}

}  // namespace findings::server
