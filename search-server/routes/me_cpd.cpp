#include "search-server/routes/me_cpd.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/cpd_pages.hpp"

#include <fmt/core.h>

#include <charconv>
#include <utility>

namespace findings::server {
namespace {

/// The whole number that the text is; nullopt for anything else.
std::optional<int> number_in(std::string_view text)
{
    text = trimmed(text);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc() && end == text.data() + text.size();
    return is_whole ? std::optional(number) : std::nullopt;
}

std::string today(const Context& context)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(context.now)};
    return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()),
                       unsigned(day.day()));
}

CpdPage cpd_of(const Request& request, const Context& context)
{
    const PersonId& owner = context.person->id;
    const std::optional<int> year = number_in(request.parameter("year").value_or(""));
    return {.entries = context.stores.cpd.of(owner, year),
            .years = context.stores.cpd.years(owner),
            .year = year,
            .person = context.person->name};
}

std::string done_in(const Request& request, const Words& words)
{
    const std::string_view done = request.parameter("done").value_or("");
    if (done == "keep")
        return words("cpd.done_keep");
    return done == "remove" ? words("cpd.done_remove") : std::string();
}

Response form_page(const CpdForm& form, std::string_view language, Context& context)
{
    Response response = html_page(cpd_form_page(context.site, language, form), language);
    response.status = form.faults.empty() ? 200 : 422;
    return response;
}

CpdForm form_of(const CpdEntry& entry)
{
    return {.id = entry.id,
            .record = entry.record,
            .reading = entry.reading,
            .day = entry.day.str(),
            .learnt = entry.learnt,
            .effect = entry.effect,
            .minutes = std::to_string(entry.minutes)};
}

CpdForm typed_form(const Form& form)
{
    return {.reading = std::string(form.value("reading")),
            .day = std::string(form.value("day")),
            .learnt = std::string(form.value("learnt")),
            .effect = std::string(form.value("effect")),
            .minutes = std::string(form.value("minutes"))};
}

/// What the form says; a day or minutes that are none become such as faults_of() finds.
CpdEntry entry_in(const CpdForm& form)
{
    const auto day = Date::parse(trimmed(form.day));
    return {.id = form.id.value_or(CpdEntryId::make()),
            .record = form.record,
            .reading = form.reading,
            .day = day ? *day : *Date::from(1),
            .learnt = form.learnt,
            .effect = form.effect,
            .minutes = number_in(form.minutes).value_or(0)};
}

Response to_list(std::string_view language, std::string_view deed)
{
    return redirect(303, page_address(language, "me/cpd") + "?done=" + std::string(deed));
}

}  // namespace

Response get_cpd_page(const Request& request, const PathParts& parts, Context& context)
{
    CpdPage page = cpd_of(request, context);
    page.done = done_in(request, context.site.words(parts.at(0)));
    return html_page(cpd_page(context.site, parts.at(0), page), parts.at(0));
}

Response get_cpd_export(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const std::string& ending = parts.at(1);
    if (ending != "csv" && ending != "html")
        return error_page(language, 404, "", context);
    const CpdPage page = cpd_of(request, context);
    const std::string base_url = shown_base_url(request, context);
    if (ending == "html")
        return html_page(cpd_file(context.site, language, page, base_url), language);
    Response response{.body = cpd_csv(page, context.site.words(language), base_url)};
    response.set("Content-Type", "text/csv; charset=utf-8; header=present");
    response.set("Content-Disposition",
                 "attachment; filename=\"cpd" +
                     (page.year ? "-" + std::to_string(*page.year) : std::string()) + ".csv\"");
    return response;
}

Response get_cpd_new_page(const Request& request, const PathParts& parts, Context& context)
{
    CpdForm form{.day = today(context)};
    const auto id = RecordId::parse(request.parameter("item").value_or(""));
    const auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (item) {
        form.record = id;
        form.reading = std::string(cut(item->record.title, longest_cpd_reading));
        if (item->record.minutes)
            form.minutes = std::to_string(*item->record.minutes);
    }
    return form_page(form, parts.at(0), context);
}

Response post_cpd_new(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    CpdForm form = typed_form(context.form);
    const auto id = RecordId::parse(context.form.value("item"));
    if (id && find_public(*id, context.catalogue))
        form.record = id;
    const CpdEntry entry = entry_in(form);
    form.faults = faults_of(entry);
    if (!form.faults.empty())
        return form_page(form, language, context);
    context.write([&](Stores& stores) { stores.cpd.add(context.person->id, entry); });
    return to_list(language, "keep");
}

Response get_cpd_entry_page(const Request&, const PathParts& parts, Context& context)
{
    const auto id = CpdEntryId::parse(parts.at(1));
    const auto entry = id ? context.stores.cpd.find(context.person->id, *id) : std::nullopt;
    if (!entry)
        return error_page(parts.at(0), 404, "", context);
    return form_page(form_of(*entry), parts.at(0), context);
}

Response post_cpd_entry(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const PersonId& owner = context.person->id;
    const auto id = CpdEntryId::parse(parts.at(1));
    const auto kept = id ? context.stores.cpd.find(owner, *id) : std::nullopt;
    if (!kept)
        return error_page(language, 404, "", context);
    if (context.form.value("do") == "remove") {
        context.write([&](Stores& stores) { stores.cpd.remove(owner, *id); });
        return to_list(language, "remove");
    }
    CpdForm form = typed_form(context.form);
    form.id = id;
    form.record = kept->record;
    const CpdEntry entry = entry_in(form);
    form.faults = faults_of(entry);
    if (!form.faults.empty())
        return form_page(form, language, context);
    context.write([&](Stores& stores) { stores.cpd.change(owner, entry); });
    return to_list(language, "keep");
}

}  // namespace findings::server
