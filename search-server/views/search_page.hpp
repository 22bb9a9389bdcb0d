#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/site.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// One part of a search that found nothing: what the search would find without it.
struct PartCost {
    std::string text;  ///< of a word or phrase, as typed; empty where the part is a filter
    Facet facet = Facet::area;
    std::string value;      ///< of that facet; "2015..2020" for years
    SearchRequest without;  ///< the request with the part dropped
    std::uint32_t found = 0;
};

/// What the page of results shows.
struct SearchPage {
    const SearchRequest& request;
    const SearchResult& result;
    const Vocabulary& vocabulary;
    std::vector<std::string> passed_over;  ///< "kind=nope": parts of the address without a meaning
    std::vector<PartCost> parts;           ///< where nothing was found
    std::string base_url = {};             ///< in front of addresses for others
    std::vector<RecordId> saved = {};      ///< by whoever looks at it
};

/// The page as HTML, in the language, one of site_languages.
std::string search_page(Site& site, std::string_view language, const SearchPage& page);

}  // namespace findings::server
