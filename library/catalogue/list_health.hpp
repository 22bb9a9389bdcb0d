#pragma once

#include "library/base/date.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/links.hpp"
#include "library/catalogue/list.hpp"

#include <vector>

namespace findings {

/// What is wrong with a record that a list sends its readers to, the gravest first.
enum class EntryProblem { retracted, unreachable, superseded, outdated };

/// "retracted", …: in messages and in the API.
std::string_view name(EntryProblem problem);

struct EntryHealth {
    EntryId entry;
    EntryProblem problem = EntryProblem::outdated;
    std::optional<RecordId> successor;  ///< of one that is superseded, where the record names it
    bool operator==(const EntryHealth&) const = default;
};

/// The gravest problem of a record: it was retracted; it is not in the library any more, or never
/// was public, or all links to the work are dead; another has taken its place; its review was due
/// before today. nullopt for one in good health. `record` is absent where the catalogue has none.
std::optional<EntryProblem> problem_of(const Record* record, const Links& links, const Date& today);

/// One problem at most for each entry, in the order of the list.
std::vector<EntryHealth> health_of(const ReadingList& list, const Catalogue& catalogue,
                                   const Links& links, const Date& today);

}  // namespace findings
