#include "search-server/routes/tagging_desk.hpp"

#include "library/tagging/record_text.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/tagging_desk.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

constexpr std::size_t on_the_desk = 10;   // suggestions shown at a time
constexpr std::size_t most_passed = 500;  // that may not be shown, before it gives up for now

/// What may be decided about: what everybody may see.
std::optional<CatalogueRecord> open_record(std::string_view id, const Context& context)
{
    const auto parsed = RecordId::parse(id);
    auto entry = parsed ? find_public(*parsed, context.catalogue) : std::nullopt;
    if (entry && entry->record.status == Status::withdrawn)
        return std::nullopt;
    return entry;
}

std::vector<Reason> reasons(const CatalogueRecord& item, const std::string& area,
                            const Context& context)
{
    return context.tagger.because(tagged_text(item.record), std::array{area}).front();
}

std::vector<DeskSuggestion> next_suggestions(std::string_view area, const Context& context)
{
    std::vector<DeskSuggestion> next;
    for (std::size_t seen = 0; seen < most_passed && next.size() < on_the_desk;) {
        const auto some = context.stores.area_decisions.undecided(area, seen, 2 * on_the_desk);
        if (some.empty())
            break;
        seen += some.size();
        for (const UndecidedArea& one : some) {
            auto item = open_record(one.record.str(), context);
            const Concept* const known = context.vocabulary.find(one.area);
            if (next.size() == on_the_desk || !item || known == nullptr || known->deprecated)
                continue;
            auto because = reasons(*item, one.area, context);
            next.push_back({*std::move(item), one.area, one.score, std::move(because)});
        }
    }
    return next;
}

/// The area that the desk is narrowed to; empty for one that is not known.
std::string wanted_area(std::string_view named, const Context& context)
{
    return context.vocabulary.find(named) == nullptr ? std::string() : std::string(named);
}

/// What the address says was done last, as the catalogue has it now.
std::optional<DeskDone> done_last(const Request& request, const Context& context)
{
    auto item = open_record(request.parameter("item").value_or(""), context);
    const std::string area = wanted_area(request.parameter("about").value_or(""), context);
    if (!item || area.empty())
        return std::nullopt;
    const auto tag = std::ranges::find(item->areas, area, &AreaTag::area);
    const std::optional<bool> decided = tag == item->areas.end() ? std::nullopt : tag->confirmed;
    return DeskDone{*std::move(item), area, decided};
}

/// Keeps what the form says; false where it is about nothing that is there.
bool keep_decision(const Context& context)
{
    const Form& form = context.form;
    const auto item = open_record(form.value("item"), context);
    const std::string area = wanted_area(form.value("about"), context);
    if (!item || area.empty())
        return false;
    const PersonId& who = context.person->id;
    const std::string_view decision = form.value("decision");
    if (decision == "undecided")
        context.write(
            [&](Stores& stores) { stores.area_decisions.withdraw(who, *item->record.id, area); });
    else if (decision == "confirmed" || decision == "rejected")
        context.write([&](Stores& stores) {
            stores.area_decisions.decide(who, *item->record.id, area, decision == "confirmed");
        });
    else
        throw BadRequest("A decision is confirmed, rejected or undecided.");
    return true;
}

}  // namespace

Response get_tagging_desk(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const std::string area = wanted_area(request.parameter("area").value_or(""), context);
    return html_page(tagging_desk_page(context.site, language,
                                       {.suggestions = next_suggestions(area, context),
                                        .area = area,
                                        .counts = context.stores.area_decisions.counts(),
                                        .learned = context.stores.tagging.learned(),
                                        .done = done_last(request, context),
                                        .vocabulary = context.vocabulary}),
                     language);
}

Response post_tagging_desk(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    if (!keep_decision(context))
        return error_page(language, 404, "", context);
    const Form& form = context.form;
    std::string address = desk_address(language, wanted_area(form.value("area"), context));
    address += address.find('?') == std::string::npos ? '?' : '&';
    address += "item=" + query_escaped(form.value("item")) +
               "&about=" + query_escaped(form.value("about"));
    // the one that has moved up to this place
    if (const std::string_view place = form.value("place"); !place.empty())
        address += "#s" + query_escaped(place);
    return redirect(303, address);
}

}  // namespace findings::server
