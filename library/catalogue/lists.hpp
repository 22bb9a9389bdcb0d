#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/list.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace findings {

/// A list among others.
struct ListSummary {
    ListId id;
    PersonId owner;
    std::string owner_name;
    std::string title;
    std::string language;
    Audience audience = Audience::me;
    std::int64_t entries = 0;
    std::chrono::sys_seconds changed;
};

/// What a new list begins with.
struct NewList {
    std::string title;
    std::string description;
    std::string language = "en";
    Audience audience = Audience::me;
    std::vector<ListSection> sections;  ///< may be empty: one without a title
};

/// What would make create() refuse it.
std::vector<ListFault> faults_of(const NewList& list);

/// Why a list was not changed.
enum class ListRefusal {
    not_there,         ///< or not this person's to see
    not_yours,         ///< to be seen, but not this person's to change
    another_revision,  ///< somebody changed it meanwhile
    nothing_there,     ///< the section, entry or record that was named
    faulty,            ///< faults_of() finds something
};

/// The reading lists of the library. Who may see one is decided by the statement that reads it: its
/// owner, and those of its audience; `viewer` is absent for somebody who has not signed in. Its
/// owner alone may change it. As Catalogue: what a call that writes has returned stays, and is in
/// the audit trail; belongs to one thread at a time; every function throws CatalogueError where the
/// file or the disk fails.
class Lists {
public:
    explicit Lists(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    std::optional<ReadingList> find(const ListId& id, const std::optional<PersonId>& viewer) const;

    /// The list as it was when `copy`, which `viewer` sees, was made of it; nullopt where it was
    /// not made of one, or of one that the viewer does not see (any more).
    std::optional<ReadingList> as_copied(const ListId& copy,
                                         const std::optional<PersonId>& viewer) const;

    /// The person's own, the one changed last first.
    std::vector<ListSummary> of(const PersonId& owner) const;

    /// Those of others that the person sees and not everybody does, the one changed last first.
    std::vector<ListSummary> shared_with(const PersonId& viewer) const;

    /// Up to `most` that everybody sees, past the first `offset`, the one changed last first.
    std::vector<ListSummary> for_everyone(std::size_t offset, std::size_t most) const;

    std::int64_t count_for_everyone() const;

    // --- writing ---

    /// Refused where it is faulty, or names a record that the catalogue never had.
    Result<ReadingList, ListRefusal> create(const PersonId& owner, const NewList& list);

    /// Lets `edit` change the texts, sections and entries of the list, tidies it and keeps it as
    /// its next revision, all in one transaction. `seen` is the revision that the change was made
    /// to; absent for a change that fits any. Where `edit` answers false, nothing is there to be
    /// changed, and nothing is.
    Result<ReadingList, ListRefusal> change(const PersonId& who, const ListId& id,
                                            std::optional<std::int64_t> seen,
                                            const std::function<bool(ReadingList&)>& edit);

    /// A list of `who`'s own, for themselves, with what the list says, and where it came from.
    Result<ReadingList, ListRefusal> copy(const PersonId& who, const ListId& id);

    /// What it said is gone; copies of it stay.
    Result<std::monostate, ListRefusal> remove(const PersonId& who, const ListId& id,
                                               std::optional<std::int64_t> seen);

private:
    Connection& connection_;
};

}  // namespace findings
