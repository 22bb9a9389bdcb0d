#include "search-server/routes/uses.hpp"

#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/private_check.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/use_pages.hpp"

#include <utility>

namespace findings::server {
namespace {

constexpr std::size_t most_on_desk = 50;

std::optional<LinkedRecord> shown_record(const RecordId& id, const Context& context)
{
    const auto item = find_public(id, context.catalogue);
    if (!item || item->record.status == Status::withdrawn)
        return std::nullopt;
    const auto& language = item->record.language;
    return LinkedRecord{
        .id = id, .title = item->record.title, .language = language ? language->str() : ""};
}

std::optional<LinkedRecord> shown_record(std::string_view id, const Context& context)
{
    const auto parsed = RecordId::parse(id);
    return parsed ? shown_record(*parsed, context) : std::nullopt;
}

std::vector<UseEntry> with_records(std::vector<UseReport> reports, const Context& context)
{
    std::vector<UseEntry> entries;
    for (UseReport& report : reports) {
        auto record = shown_record(report.record, context);
        entries.push_back({std::move(report), std::move(record)});
    }
    return entries;
}

NewUseReport typed_report(const RecordId& record, const Form& form)
{
    return {.record = record,
            .shows_name = form.field("shows_name").has_value(),
            .setting = std::string(form.value("setting")),
            .adapted = std::string(form.value("adapted")),
            .happened = std::string(form.value("happened"))};
}

Response form_response(const UseForm& form, std::string_view language, unsigned status,
                       Context& context)
{
    Response response = html_page(use_form_page(context.site, language, form), language);
    response.status = status;
    return response;
}

std::string done_in(const Request& request, const Words& words)
{
    static constexpr std::pair<std::string_view, std::string_view> deeds[] = {
        {"send", "my_uses.done_send"},
        {"remove", "my_uses.done_remove"},
        {"show", "use_desk.done_show"},
        {"refuse", "use_desk.done_refuse"}};
    for (const auto& [deed, key] : deeds)
        if (request.parameter("done") == deed)
            return words(key);
    return {};
}

}  // namespace

Response get_use_form_page(const Request& request, const PathParts& parts, Context& context)
{
    const auto record = shown_record(request.parameter("item").value_or(""), context);
    if (!record)
        return error_page(parts.at(0), 404, "", context);
    return form_response({.record = *record, .report = {.record = record->id}}, parts.at(0), 200,
                         context);
}

Response post_use(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto record = shown_record(context.form.value("item"), context);
    if (!record)
        return error_page(language, 404, "", context);
    UseForm form{.record = *record, .report = typed_report(record->id, context.form)};
    const NewUseReport& report = form.report;
    form.faults = faults_of(report);
    form.found = private_words_in(report.setting + ".\n" + report.adapted + ".\n" + report.happened,
                                  context.vocabulary);
    form.may_insist = may_be_harmless(form.found);
    const bool is_harmless =
        form.found.empty() || (form.may_insist && context.form.field("not_private"));
    if (!form.faults.empty() || !is_harmless)
        return form_response(form, language, 422, context);
    const auto sent =
        context.write([&](Stores& stores) { return stores.uses.send(context.person->id, report); });
    if (sent)
        return redirect(303, page_address(language, "me/uses") + "?done=send");
    form.problem = context.site.words(language)("use.too_many");
    return form_response(form, language, 422, context);
}

Response get_my_uses_page(const Request& request, const PathParts& parts, Context& context)
{
    return html_page(
        my_uses_page(context.site, parts.at(0),
                     {.uses = with_records(context.stores.uses.of(context.person->id), context),
                      .done = done_in(request, context.site.words(parts.at(0)))}),
        parts.at(0));
}

Response post_my_use(const Request&, const PathParts& parts, Context& context)
{
    const auto id = UseReportId::parse(parts.at(1));
    const auto refusal = id ? context.write([&](Stores& stores) {
        return stores.uses.remove(context.person->id, *id);
    })
                            : UseRefusal::not_there;
    if (refusal)
        return error_page(parts.at(0), 404, "", context);
    return redirect(303, page_address(parts.at(0), "me/uses") + "?done=remove");
}

Response get_use_desk_page(const Request& request, const PathParts& parts, Context& context)
{
    return html_page(
        use_desk_page(context.site, parts.at(0),
                      {.uses = with_records(context.stores.uses.waiting(most_on_desk), context),
                       .done = done_in(request, context.site.words(parts.at(0)))}),
        parts.at(0));
}

Response post_use_decision(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = UseReportId::parse(parts.at(1));
    const bool is_shown = context.form.value("do") == "show";
    const auto refusal = id ? context.write([&](Stores& stores) {
        return stores.uses.decide(*context.person, *id, is_shown, context.form.value("reason"));
    })
                            : UseRefusal::not_there;
    if (!refusal)
        return redirect(303, page_address(language, "review/uses") +
                                 (is_shown ? "?done=show" : "?done=refuse"));
    if (*refusal == UseRefusal::not_there)
        return error_page(language, 404, "", context);
    const Words words = context.site.words(language);
    Response response = html_page(
        use_desk_page(context.site, language,
                      {.uses = with_records(context.stores.uses.waiting(most_on_desk), context),
                       .problem = words(*refusal == UseRefusal::faulty ? "use_desk.bad_reason"
                                                                       : "use_desk.decided")}),
        language);
    response.status = 422;
    return response;
}

}  // namespace findings::server
