#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/site.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// How many works each area has, with those of the areas below it.
using AreaCounts = std::map<std::string, std::uint32_t>;

/// All practice areas as a tree with counts.
struct AreasPage {
    const Vocabulary& vocabulary;
    const AreaCounts& counts;
};

/// One practice area: what it means, what other countries call it, where to start.
struct AreaPage {
    const Vocabulary& vocabulary;
    const Concept& area;
    const AreaCounts& counts;
    std::vector<Card> guides;  ///< newest first
    std::vector<Card> newest;  ///< other records, newest first
    std::string base_url;
};

/// The pages as HTML, in the language, one of site_languages.
std::string areas_page(Site& site, std::string_view language, const AreasPage& page);
std::string area_page(Site& site, std::string_view language, const AreaPage& page);

}  // namespace findings::server
