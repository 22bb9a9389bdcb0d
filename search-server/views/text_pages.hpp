#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/area_pages.hpp"
#include "search-server/views/site.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// The first page: the search field, what this is, practice areas, the newest guides.
struct HomePage {
    const Vocabulary& vocabulary;
    const AreaCounts& counts;
    std::vector<Card> guides;   ///< newest first
    std::uint32_t records = 0;  ///< works in the library
    std::string base_url;
};

/// What went wrong, and where to go on.
struct ErrorPage {
    unsigned status = 500;
    std::string detail = {};   ///< a sentence for the reader, in English; may be empty
    std::string_view of = {};  ///< "form", where it is worded by that, not by its status
};

/// The pages as HTML, in the language, one of site_languages.
std::string home_page(Site& site, std::string_view language, const HomePage& page);
std::string about_page(Site& site, std::string_view language);
std::string help_page(Site& site, std::string_view language);
std::string error_page(Site& site, std::string_view language, const ErrorPage& page);

}  // namespace findings::server
