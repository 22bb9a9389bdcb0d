#include "library/catalogue/list_changes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace findings {
namespace {

/// An entry with the section that it stands in.
struct Placed {
    SectionId section;
    const ListEntry* entry;
};

std::vector<Placed> placed(const ReadingList& list)
{
    std::vector<Placed> all;
    for (const ListSection& section : list.sections)
        for (const ListEntry& entry : section.entries)
            all.push_back({section.id, &entry});
    return all;
}

std::vector<std::pair<SectionId, std::string>> headings(const ReadingList& list)
{
    std::vector<std::pair<SectionId, std::string>> all;
    for (const ListSection& section : list.sections)
        all.emplace_back(section.id, section.title);
    return all;
}

std::vector<EntryId> ids_in_both(const std::vector<Placed>& list, const std::set<EntryId>& others)
{
    std::vector<EntryId> ids;
    for (const Placed& one : list)
        if (others.contains(one.entry->id))
            ids.push_back(one.entry->id);
    return ids;
}

std::set<EntryId> ids_of(const std::vector<Placed>& list)
{
    std::set<EntryId> ids;
    for (const Placed& one : list)
        ids.insert(one.entry->id);
    return ids;
}

/// Those that must have been moved to come from one order to the other: all but a longest run that
/// both have in one order.
std::set<EntryId> moved_between(const std::vector<EntryId>& before, const std::vector<EntryId>& now)
{
    std::map<EntryId, std::size_t> rank;
    for (const EntryId& id : before)
        rank.emplace(id, rank.size());
    std::vector<std::size_t> longest(now.size(), 1);  // that ends here
    std::vector<std::size_t> previous(now.size(), now.size());
    for (std::size_t i = 0; i < now.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (rank.at(now[j]) < rank.at(now[i]) && longest[j] + 1 > longest[i]) {
                longest[i] = longest[j] + 1;
                previous[i] = j;
            }
    std::set<EntryId> moved(now.begin(), now.end());
    const auto end = std::ranges::max_element(longest);
    for (auto at = static_cast<std::size_t>(end - longest.begin()); at < now.size();
         at = previous[at])
        moved.erase(now[at]);
    return moved;
}

}  // namespace

std::string_view name(ListChangeKind kind)
{
    static constexpr std::array<std::string_view, 4> names{"added", "removed", "changed", "moved"};
    return names[static_cast<std::size_t>(kind)];
}

ListChanges changes_between(const ReadingList& before, const ReadingList& now)
{
    ListChanges changes{.title = before.title != now.title,
                        .description = before.description != now.description,
                        .sections = headings(before) != headings(now)};
    const std::vector<Placed> was = placed(before);
    const std::vector<Placed> is = placed(now);
    const std::set<EntryId> were = ids_of(was);
    const std::set<EntryId> are = ids_of(is);
    const std::set<EntryId> moved = moved_between(ids_in_both(was, are), ids_in_both(is, were));
    std::map<EntryId, Placed> old;
    for (const Placed& one : was) {
        old.emplace(one.entry->id, one);
        if (!are.contains(one.entry->id))
            changes.entries.push_back({ListChangeKind::removed, one.entry->id, one.entry->record});
    }
    for (const Placed& one : is) {
        const auto add = [&](ListChangeKind kind) {
            changes.entries.push_back({kind, one.entry->id, one.entry->record});
        };
        const auto known = old.find(one.entry->id);
        if (known == old.end())
            add(ListChangeKind::added);
        else if (*known->second.entry != *one.entry)
            add(ListChangeKind::changed);
        else if (known->second.section != one.section || moved.contains(one.entry->id))
            add(ListChangeKind::moved);
    }
    return changes;
}

}  // namespace findings
