#include "library/catalogue/list_edits.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace findings {
namespace {

using Sections = std::vector<ListSection>;

Sections::iterator section_of(ReadingList& list, const SectionId& id)
{
    return std::ranges::find(list.sections, id, &ListSection::id);
}

/// Where an entry stands.
struct Spot {
    std::size_t section = 0;
    std::size_t place = 0;
};

std::optional<Spot> spot_of(const ReadingList& list, const EntryId& id)
{
    for (std::size_t section = 0; section < list.sections.size(); ++section) {
        const auto& entries = list.sections[section].entries;
        const auto found = std::ranges::find(entries, id, &ListEntry::id);
        if (found != entries.end())
            return Spot{section, static_cast<std::size_t>(found - entries.begin())};
    }
    return std::nullopt;
}

template <class Item>
auto at(std::vector<Item>& items, std::size_t place)
{
    return items.begin() + static_cast<std::ptrdiff_t>(std::min(place, items.size()));
}

ListEntry take(ReadingList& list, const Spot& spot)
{
    auto& entries = list.sections[spot.section].entries;
    ListEntry entry = std::move(entries[spot.place]);
    entries.erase(at(entries, spot.place));
    return entry;
}

void put(ReadingList& list, const Spot& spot, ListEntry entry)
{
    auto& entries = list.sections[spot.section].entries;
    entries.insert(at(entries, spot.place), std::move(entry));
}

}  // namespace

bool add_entry(ReadingList& list, const std::optional<SectionId>& section, ListEntry entry)
{
    const auto target = section ? section_of(list, *section) : std::prev(list.sections.end());
    if (target == list.sections.end())
        return false;
    target->entries.push_back(std::move(entry));
    return true;
}

bool move_entry(ReadingList& list, const EntryId& entry, const SectionId& section,
                std::size_t place)
{
    const auto from = spot_of(list, entry);
    const auto target = section_of(list, section);
    if (!from || target == list.sections.end())
        return false;
    const Spot to{static_cast<std::size_t>(target - list.sections.begin()), place};
    put(list, to, take(list, *from));
    return true;
}

bool move_entry_up(ReadingList& list, const EntryId& entry)
{
    const auto from = spot_of(list, entry);
    if (!from || (from->section == 0 && from->place == 0))
        return false;
    const Spot to = from->place > 0
                        ? Spot{from->section, from->place - 1}
                        : Spot{from->section - 1, list.sections[from->section - 1].entries.size()};
    put(list, to, take(list, *from));
    return true;
}

bool move_entry_down(ReadingList& list, const EntryId& entry)
{
    const auto from = spot_of(list, entry);
    if (!from)
        return false;
    const bool is_last = from->place + 1 == list.sections[from->section].entries.size();
    if (is_last && from->section + 1 == list.sections.size())
        return false;
    const Spot to = is_last ? Spot{from->section + 1, 0} : Spot{from->section, from->place + 1};
    put(list, to, take(list, *from));
    return true;
}

bool remove_entry(ReadingList& list, const EntryId& entry)
{
    const auto spot = spot_of(list, entry);
    if (!spot)
        return false;
    take(list, *spot);
    return true;
}

SectionId add_section(ReadingList& list, std::string title)
{
    const SectionId id = SectionId::make();
    list.sections.push_back({.id = id, .title = std::move(title)});
    return id;
}

bool move_section(ReadingList& list, const SectionId& section, std::size_t place)
{
    const auto found = section_of(list, section);
    if (found == list.sections.end())
        return false;
    ListSection moved = std::move(*found);
    list.sections.erase(found);
    list.sections.insert(at(list.sections, place), std::move(moved));
    return true;
}

bool remove_section(ReadingList& list, const SectionId& section)
{
    const auto found = section_of(list, section);
    if (found == list.sections.end() || list.sections.size() == 1)
        return false;
    const bool is_first = found == list.sections.begin();
    auto& heirs = (is_first ? std::next(found) : std::prev(found))->entries;
    heirs.insert(is_first ? heirs.begin() : heirs.end(),
                 std::make_move_iterator(found->entries.begin()),
                 std::make_move_iterator(found->entries.end()));
    list.sections.erase(found);
    return true;
}

}  // namespace findings
