#include "search-server/routes/list_json.hpp"

#include "library/base/date.hpp"
#include "library/base/sha256.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/serialize.hpp>
#include <fmt/core.h>

namespace findings::server {
namespace {

namespace json = boost::json;

json::value or_null(const std::optional<int>& number)
{
    return number ? json::value(*number) : json::value(nullptr);
}

std::string list_url(const ListId& id, std::string_view language, const Context& context)
{
    return context.base_url + list_address(language, id);
}

json::object entry_json(const ListReading& reading, std::string_view language,
                        const Context& context)
{
    const ListEntry& entry = reading.entry;
    json::object object{{"id", entry.id.str()},
                        {"item", entry.record.str()},
                        {"url", nullptr},
                        {"title", nullptr},
                        {"version", entry.version},
                        {"importance", name(entry.importance)},
                        {"why", entry.why},
                        {"pages", entry.pages},
                        {"minutes", or_null(entry.minutes)},
                        {"question", entry.question},
                        {"problem", nullptr}};
    if (reading.item) {
        const std::string& title = reading.item->record.title;
        object["url"] = context.base_url + item_address(language, entry.record, title);
        object["title"] = title;
    }
    if (reading.problem)
        object["problem"] = name(*reading.problem);
    return object;
}

json::array sections_json(const ListReadings& readings, std::string_view language,
                          const Context& context)
{
    json::array sections;
    for (std::size_t i = 0; i < readings.sections.size(); ++i) {
        json::array entries;
        for (const ListReading& reading : readings.sections[i])
            entries.emplace_back(entry_json(reading, language, context));
        const ListSection& section = readings.list.sections[i];
        sections.emplace_back(json::object{
            {"id", section.id.str()}, {"title", section.title}, {"entries", std::move(entries)}});
    }
    return sections;
}

json::object totals_json(const ListTotals& totals)
{
    return {{"readings", totals.readings},
            {"minutes", totals.minutes},
            {"without_minutes", totals.without_minutes},
            {"newest", or_null(totals.newest)},
            {"at_least_moderate", totals.at_least_moderate}};
}

/// The original's title is for those who may see the original.
json::value origin_json(const ReadingList& list, std::string_view language, const Context& context)
{
    if (!list.copied_from)
        return nullptr;
    json::object origin{{"owner", list.copied_from->owner_name},
                        {"revision", list.copied_from->revision},
                        {"id", nullptr},
                        {"url", nullptr},
                        {"title", nullptr}};
    const std::optional<PersonId> viewer =
        context.person ? std::optional(context.person->id) : std::nullopt;
    if (const auto original = context.stores.lists.find(list.copied_from->list, viewer)) {
        origin["id"] = original->id.str();
        origin["url"] = list_url(original->id, language, context);
        origin["title"] = original->title;
    }
    return origin;
}

}  // namespace

json::object list_json(const ListReadings& readings, std::string_view language,
                       const Context& context)
{
    const ReadingList& list = readings.list;
    return {{"id", list.id.str()},
            {"url", list_url(list.id, language, context)},
            {"title", list.title},
            {"description", list.description},
            {"language", list.language},
            {"audience", name(list.audience)},
            {"owner", list.owner_name},
            {"mine", context.person && context.person->id == list.owner},
            {"revision", list.revision},
            {"made", utc(list.made)},
            {"changed", utc(list.changed)},
            {"copied_from", origin_json(list, language, context)},
            {"totals", totals_json(totals_of(readings))},
            {"sections", sections_json(readings, language, context)}};
}

json::object summary_json(const ListSummary& list, std::string_view language,
                          const Context& context)
{
    return {{"id", list.id.str()},
            {"url", list_url(list.id, language, context)},
            {"title", list.title},
            {"language", list.language},
            {"audience", name(list.audience)},
            {"owner", list.owner_name},
            {"mine", context.person && context.person->id == list.owner},
            {"readings", list.entries},
            {"changed", utc(list.changed)}};
}

json::array health_json(const ListReadings& readings)
{
    json::array problems;
    for (const auto& section : readings.sections)
        for (const ListReading& reading : section) {
            if (!reading.problem)
                continue;
            json::object problem{{"entry", reading.entry.id.str()},
                                 {"item", reading.entry.record.str()},
                                 {"problem", name(*reading.problem)},
                                 {"successor", nullptr}};
            if (reading.successor)
                problem["successor"] = reading.successor->id.str();
            problems.emplace_back(std::move(problem));
        }
    return problems;
}

json::object changes_json(const ListChanges& changes)
{
    json::array entries;
    for (const EntryChange& change : changes.entries)
        entries.emplace_back(json::object{{"change", name(change.kind)},
                                          {"entry", change.entry.str()},
                                          {"item", change.record.str()}});
    return {{"title", changes.title},
            {"description", changes.description},
            {"sections", changes.sections},
            {"entries", std::move(entries)}};
}

Response list_answer(const ListReadings& readings, std::string_view language,
                     const Context& context)
{
    Response response = json_answer(list_json(readings, language, context));
    // the revision alone would not do: titles and marks of health change without it
    response.set("ETag", fmt::format("\"{}.{}\"", readings.list.revision,
                                     sha256(response.text()).substr(0, 16)));
    return response;
}

}  // namespace findings::server
