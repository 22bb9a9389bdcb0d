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

/// The lists that a reader may see.
struct ListsPage {
    std::vector<ListSummary> mine;
    std::vector<ListSummary> shared;  ///< with the reader, by others
    std::vector<ListSummary> everyone;
    bool may_make = false;
    std::string base_url;
    int page = 1;  ///< of those for everyone
    bool has_next = false;
};

/// A list that another was copied from, for those who may see it.
struct OriginalList {
    ListId id;
    std::string title;
    ListChanges changes;              ///< since it was copied
    std::vector<std::string> titles;  ///< of the records of changes.entries; may be empty
};

/// One list, as readers see it.
struct ListPage {
    const ListReadings& readings;
    bool is_mine = false;
    bool may_copy = false;
    std::optional<OriginalList> original;
    std::string base_url;
};

/// The pages as HTML, in the language, one of site_languages.
std::string lists_page(Site& site, std::string_view language, const ListsPage& page);
std::string list_page(Site& site, std::string_view language, const ListPage& page);

/// Asks its owner whether the list is to be removed.
std::string list_remove_page(Site& site, std::string_view language, const ReadingList& list);

}  // namespace findings::server
