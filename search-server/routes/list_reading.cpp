#include "search-server/routes/list_reading.hpp"

#include "search-server/routes/drafts.hpp"
#include "search-server/routes/public_records.hpp"

namespace findings::server {
namespace {

std::optional<LinkedRecord> successor_of(const Record& record, const Catalogue& catalogue)
{
    if (!record.superseded_by)
        return std::nullopt;
    const auto next = find_public(*record.superseded_by, catalogue);
    if (!next || next->record.status == Status::withdrawn)
        return std::nullopt;
    const auto& language = next->record.language;
    return LinkedRecord{.id = *record.superseded_by,
                        .title = next->record.title,
                        .language = language ? language->str() : "",
                        .version = next->version};
}

ListReading reading_of(ListEntry entry, const Date& today, const Context& context)
{
    ListReading reading{.entry = std::move(entry)};
    reading.item = find_public(reading.entry.record, context.catalogue);
    if (reading.item && reading.item->record.status == Status::withdrawn)
        reading.item.reset();
    reading.problem =
        problem_of(reading.item ? &reading.item->record : nullptr, context.stores.links, today);
    if (!reading.item)
        return reading;
    reading.appraisal = appraise(reading.item->record, context.scales);
    if (reading.problem == EntryProblem::superseded)
        reading.successor = successor_of(reading.item->record, context.catalogue);
    return reading;
}

}  // namespace

std::optional<PersonId> viewer_of(const Context& context)
{
    return context.person ? std::optional(context.person->id) : std::nullopt;
}

std::optional<ReadingList> visible_list(std::string_view id, const Context& context)
{
    const auto parsed = ListId::parse(id);
    return parsed ? context.stores.lists.find(*parsed, viewer_of(context)) : std::nullopt;
}

std::string shown_title(const RecordId& id, const Context& context)
{
    const auto item = find_public(id, context.catalogue);
    const bool is_shown = item && item->record.status != Status::withdrawn;
    return is_shown ? item->record.title : std::string("–");
}

ListReadings readings_of(ReadingList list, const Context& context)
{
    const Date day = today(context);
    ListReadings readings{.list = std::move(list)};
    for (const ListSection& section : readings.list.sections) {
        auto& entries = readings.sections.emplace_back();
        for (const ListEntry& entry : section.entries)
            entries.push_back(reading_of(entry, day, context));
    }
    return readings;
}

}  // namespace findings::server
