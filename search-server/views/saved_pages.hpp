#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/saved_items.hpp"
#include "library/catalogue/saved_searches.hpp"
#include "search-server/views/item_page.hpp"
#include "search-server/views/site.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// A record that somebody saved, as it is now.
struct SavedReading {
    SavedItem saved;
    std::optional<CatalogueRecord> item;  ///< absent: it is not in the library any more
};

struct SavedPage {
    std::vector<SavedReading> items;
    std::string done;     ///< a sentence; may be empty
    std::string problem;  ///< likewise
};

/// A saved search with what is new in it.
struct SearchNews {
    SavedSearch search;
    std::string address;  ///< of its page of results
    std::string in_words;
    std::uint64_t count = 0;           ///< of new records
    std::vector<LinkedRecord> newest;  ///< the first few of them
};

struct SavedSearchesPage {
    std::vector<SearchNews> searches;
    std::string done;         ///< a sentence; may be empty
    std::string problem;      ///< likewise
    std::string new_feed;     ///< the address of a feed that was just made; else empty
    std::string new_feed_of;  ///< the name of its search
};

/// The pages as HTML, in the language, one of site_languages.
std::string saved_page(Site& site, std::string_view language, const SavedPage& page);
std::string saved_searches_page(Site& site, std::string_view language,
                                const SavedSearchesPage& page);

}  // namespace findings::server
