#pragma once

#include "library/catalogue/list_changes.hpp"
#include "library/catalogue/lists.hpp"
#include "search-server/views/list_readings.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// What stands in a list's form besides the list.
struct ListEditPage {
    const ListReadings& readings;  ///< as it was typed, or as it is kept
    std::vector<ListFault> faults;
    std::optional<ListChanges> conflict;       ///< from what is kept now to what was typed
    std::vector<std::string> conflict_titles;  ///< of the records of conflict->entries
    std::string_view done;  ///< what was done last: "saved", "moved", "added", …; may be empty
    std::string find;       ///< what was looked for, to be added
    std::vector<Card> found;
};

/// A list that is to be made.
struct ListNewPage {
    NewList list;
    std::vector<ListFault> faults;
};

/// A record that is to be put on a list.
struct ListAddPage {
    const CatalogueRecord& item;
    ListEntry entry;  ///< as it was typed
    std::vector<ListSummary> lists;
    std::optional<ListId> chosen;  ///< absent: a new one
    std::string new_title;
    std::vector<ListFault> faults;
};

/// The pages as HTML, in the language, one of site_languages.
std::string list_edit_page(Site& site, std::string_view language, const ListEditPage& page);
std::string list_new_page(Site& site, std::string_view language, const ListNewPage& page);
std::string list_add_page(Site& site, std::string_view language, const ListAddPage& page);

}  // namespace findings::server
