#pragma once

#include "library/catalogue/list.hpp"

namespace findings {

// Changes of a list in memory. Those that name a section or an entry answer false where the list
// has no such, and then change nothing. Places count from 0; one past the end is the end.

/// At the end of the section, or of the list's last one where none is named.
bool add_entry(ReadingList& list, const std::optional<SectionId>& section, ListEntry entry);

/// To a place of a section, which counts without the entry itself.
bool move_entry(ReadingList& list, const EntryId& entry, const SectionId& section,
                std::size_t place);

/// One place up or down; from the end of a section into the next one. False too where there is no
/// further place.
bool move_entry_up(ReadingList& list, const EntryId& entry);
bool move_entry_down(ReadingList& list, const EntryId& entry);

bool remove_entry(ReadingList& list, const EntryId& entry);

/// At the end; returns its id.
SectionId add_section(ReadingList& list, std::string title);

bool move_section(ReadingList& list, const SectionId& section, std::size_t place);

/// Its entries go to the section before, or to the one after where it is the first. False too for
/// the only section.
bool remove_section(ReadingList& list, const SectionId& section);

}  // namespace findings
