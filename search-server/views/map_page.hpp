#pragma once

#include "search-server/views/evidence_map.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// An evidence map and what stands around it.
struct MapPage {
    const EvidenceMap& map;
    const Vocabulary& vocabulary;
    std::vector<std::string> passed_over;  ///< "kind=nope": parts of the address without a meaning
    std::string publisher;                 ///< of one of the records: samples are said to be such
    std::string base_url;
};

/// The page as HTML, in the language, one of site_languages.
std::string map_page(Site& site, std::string_view language, const MapPage& page);

/// "/en/map?…": the map's own address; with an ending, that of its picture or table ("svg", "csv").
std::string map_address(std::string_view language, const MapRequest& map,
                        std::string_view ending = "");

/// "Practice area by outcome".
std::string map_title(const MapRequest& map, const Words& words);

}  // namespace findings::server
