#include "search-server/routes/list_changing.hpp"

#include "search-server/routes/public_records.hpp"

namespace findings::server {

ListChangeAnswer change_list(const ListId& id, std::optional<std::int64_t> seen,
                             const std::function<bool(ReadingList&)>& edit, const Context& context)
{
    std::vector<ListFault> faults;
    const auto watched = [&](ReadingList& list) {
        if (!edit(list))
            return false;
        tidy(list);
        faults = faults_of(list);
        return true;
    };
    auto changed = context.write(
        [&](Stores& stores) { return stores.lists.change(context.person->id, id, seen, watched); });
    if (changed)
        return {.list = std::move(*changed)};
    return {.refusal = changed.error(), .faults = std::move(faults)};
}

std::optional<ListEntry> entry_for(const RecordId& record, const Context& context)
{
    const auto item = find_public(record, context.catalogue);
    if (!item || item->record.status == Status::withdrawn)
        return std::nullopt;
    return ListEntry{.id = EntryId::make(), .record = record, .version = item->version};
}

}  // namespace findings::server
