#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace findings::server {

/// One bar of a picture.
struct PictureBar {
    std::string label;
    std::uint32_t count = 0;
    bool operator==(const PictureBar&) const = default;
};

/// What templates/_pictures needs: the results by year, confidence, direction and country, each
/// drawn and as a table; false where there is nothing to compare. Values that a filter of theirs
/// leaves out are left out.
Model pictures(const SearchRequest& request, const SearchResult& result,
               const Vocabulary& vocabulary, const Words& words);

/// The results by the confidence that their lower end reaches and no higher one, the surest first,
/// then those not rated. Facets count every level that is reached.
std::vector<PictureBar> confidence_bars(const SearchRequest& request, const SearchResult& result,
                                        const Words& words);

}  // namespace findings::server
