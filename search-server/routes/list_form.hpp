#pragma once

#include "library/catalogue/lists.hpp"
#include "search-server/routes/context.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace findings::server {

// What the forms of reading lists say.

/// The fields that say what a list is.
NewList list_in(const Form& form);

/// The fields of an entry, which begin with this name and a hyphen, into it as far as they are
/// there. Minutes that are no number become 0, which faults_of() finds.
void take_entry(const Form& form, std::string_view name, ListEntry& entry);

/// All that the form of a list says, into the list: what it is, its sections and entries, which
/// section an entry is in, and the order that a script made. Entries that somebody took off the
/// list meanwhile are put at its end, so that what was typed of them is not lost.
void take_list(const Form& form, const Context& context, ReadingList& list);

/// The revision that the form was made of; nullopt where it says none.
std::optional<std::int64_t> revision_in(const Form& form);

/// What a button says: "up:01J…" is {"up", "01J…"}.
struct ListAction {
    std::string_view name;
    std::string_view of;
};

ListAction action_in(const Form& form);

/// Does it, but for "save" and "find", which change no more. False where nothing is there to be
/// changed.
bool act(const ListAction& action, ReadingList& list, const Context& context);

}  // namespace findings::server
