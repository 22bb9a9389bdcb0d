#pragma once

#include "library/catalogue/list.hpp"
#include "library/catalogue/list_health.hpp"
#include "library/record/appraisal.hpp"
#include "search-server/views/item_page.hpp"

#include <optional>
#include <vector>

namespace findings::server {

/// An entry of a reading list with what the library holds of its record.
struct ListReading {
    ListEntry entry;
    std::optional<CatalogueRecord> item;  ///< absent where readers cannot come to it
    Appraisal appraisal;
    std::optional<EntryProblem> problem;
    std::optional<LinkedRecord> successor;  ///< of one that is superseded
};

struct ListReadings {
    ReadingList list;
    std::vector<std::vector<ListReading>> sections;  ///< as the list has them
};

/// Minutes to read it: as the list says, else as the record does; nullopt where neither says.
std::optional<int> minutes_of(const ListReading& reading);

/// What a list or a section asks of its readers, and what it gives them.
struct ListTotals {
    std::size_t readings = 0;
    int minutes = 0;
    std::size_t without_minutes = 0;  ///< readings of which nobody says how long they take
    std::optional<int> newest;        ///< year
    std::size_t at_least_moderate = 0;
    bool operator==(const ListTotals&) const = default;
};

ListTotals totals_of(const std::vector<ListReading>& readings);
ListTotals totals_of(const ListReadings& readings);

}  // namespace findings::server
