#pragma once

#include "library/catalogue/list.hpp"

#include <vector>

namespace findings {

/// What became of something on a list.
enum class ListChangeKind { added, removed, changed, moved };

/// "added", …: in messages and in the API.
std::string_view name(ListChangeKind kind);

/// An entry that is not as it was.
struct EntryChange {
    ListChangeKind kind = ListChangeKind::added;
    EntryId entry;
    RecordId record;
    bool operator==(const EntryChange&) const = default;
};

/// How one list differs from another that it was before, or was copied from.
struct ListChanges {
    bool title = false;
    bool description = false;
    bool sections = false;  ///< their titles or their order
    std::vector<EntryChange> entries;

    bool any() const { return title || description || sections || !entries.empty(); }
    bool operator==(const ListChanges&) const = default;
};

/// Entries are the same by their ids: those that went first, then the others in the order in which
/// `now` has them. What stands in another section, or in another order among those that both have,
/// has moved.
ListChanges changes_between(const ReadingList& before, const ReadingList& now);

}  // namespace findings
