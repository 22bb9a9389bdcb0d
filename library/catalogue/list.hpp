#pragma once

#include "library/base/ids.hpp"
#include "library/catalogue/audience.hpp"
#include "library/catalogue/person.hpp"
#include "library/record/identifiers.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using ListId = Ulid<struct ListTag>;
using SectionId = Ulid<struct SectionTag>;
using EntryId = Ulid<struct EntryTag>;

/// How much it matters that an entry is read.
enum class Importance : std::uint8_t { essential, recommended, further };

inline constexpr std::array all_importances{Importance::essential, Importance::recommended,
                                            Importance::further};

/// "essential", "recommended", "further": in the catalogue and in the API.
std::string_view name(Importance importance);

/// The reverse of name(); nullopt for anything else.
std::optional<Importance> importance_named(std::string_view name);

/// A record on a list, and what the list says of it.
struct ListEntry {
    EntryId id;
    RecordId record;
    VersionNumber version = 1;  ///< of the record, when it was put on the list
    Importance importance = Importance::recommended;
    std::string why;             ///< why read this
    std::string pages;           ///< which of them
    std::optional<int> minutes;  ///< to read it; absent: as the record says
    std::string question;        ///< for discussion
    bool operator==(const ListEntry&) const = default;
};

struct ListSection {
    SectionId id;
    std::string title;  ///< may be empty
    std::vector<ListEntry> entries;
    bool operator==(const ListSection&) const = default;
};

/// Which list this one was copied from, as that was then.
struct ListOrigin {
    ListId list;
    std::int64_t revision = 1;
    PersonId owner;
    std::string owner_name;
    bool operator==(const ListOrigin&) const = default;
};

/// Readings in an order, with a reason for each. A plain value; it always has a section.
struct ReadingList {
    ListId id;
    PersonId owner;
    std::string owner_name;
    std::string title;
    std::string description;  ///< for whom it is and how to use it
    std::string language = "en";
    Audience audience = Audience::me;
    std::int64_t revision = 1;  ///< counts up with each change
    std::chrono::sys_seconds made;
    std::chrono::sys_seconds changed;
    std::optional<ListOrigin> copied_from;
    std::vector<ListSection> sections;
    bool operator==(const ReadingList&) const = default;
};

/// How many entries there are in all sections.
std::size_t entry_count(const ReadingList& list);

/// nullptr where the list has no such entry.
const ListEntry* find_entry(const ReadingList& list, const EntryId& id);

/// Who makes reading lists.
inline constexpr Roles list_makers{Role::trainer, Role::editor, Role::administrator};

bool may_make_lists(const Person& person);

// What a list may hold; lengths are in characters.
inline constexpr std::size_t longest_list_title = 200;
inline constexpr std::size_t longest_list_description = 5'000;
inline constexpr std::size_t longest_entry_why = 2'000;
inline constexpr std::size_t longest_entry_pages = 100;
inline constexpr std::size_t longest_entry_question = 1'000;
inline constexpr int most_entry_minutes = 6'000;
inline constexpr std::size_t most_sections = 30;
inline constexpr std::size_t most_entries = 150;

/// What a list must not be.
struct ListFault {
    enum class Kind { missing, too_long, too_many, not_known };

    std::string_view field;  ///< "title", "description", "language", "why", …
    Kind kind = Kind::missing;
    std::size_t most = 0;  ///< of too_long and too_many
    bool operator==(const ListFault&) const = default;
};

/// Everything that is wrong with it, in the order of its fields; empty where nothing is.
std::vector<ListFault> faults_of(const ReadingList& list);

/// Makes all texts what is kept: NFC, without control characters and white space at their ends,
/// titles on one line. Texts must be UTF-8.
void tidy(ReadingList& list);

}  // namespace findings
