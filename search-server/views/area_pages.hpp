#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/evidence_map.hpp"
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

/// A way to something else that is about the area.
struct AreaLink {
    std::string address;
    std::string label;
    std::string note;      ///< may be empty
    std::string language;  ///< of the label
};

/// One practice area: what it means, what other countries call it, where to start, how sure what
/// is.
struct AreaPage {
    const Vocabulary& vocabulary;
    const Concept& area;
    const AreaCounts& counts;
    std::vector<Card> guides;  ///< newest first
    std::vector<Card> newest;  ///< other records, newest first
    std::string base_url;
    std::vector<Card> strongest = {};      ///< none that is a guide above, the surest first
    std::vector<FacetValue> kinds = {};    ///< what there is of each kind
    EvidenceMap map = {};                  ///< of the area and those below; may be empty
    std::vector<AreaLink> lists = {};      ///< reading lists on it
    std::vector<AreaLink> questions = {};  ///< that nobody has answered yet
};

/// The pages as HTML, in the language, one of site_languages.
std::string areas_page(Site& site, std::string_view language, const AreasPage& page);
std::string area_page(Site& site, std::string_view language, const AreaPage& page);

}  // namespace findings::server
