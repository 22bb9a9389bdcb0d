#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/search.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server::tests {

/// The same for the same number.
RecordId sample_id(unsigned number);

/// A card that says everything a card can, in English.
Card full_card();

/// A card as a poor record from outside makes it: a title in another language and nothing else.
Card bare_card();

/// A research summary that says everything, with raters who differ.
CatalogueRecord full_item();

/// A practice guide with its recommendations and sections.
CatalogueRecord guide_item();

/// A study that has a title and nothing else.
CatalogueRecord bare_item();

/// Search results with everything on the page: other words, suggestions, both groups, pages.
SearchRequest full_request();
SearchResult full_result();

/// Every page of the site, filled in so that each part of each template is used at least once.
std::vector<std::string> all_pages(Site& site, std::string_view language);

const Vocabulary& sample_vocabulary();
const EvidenceScales& sample_scales();

}  // namespace findings::server::tests
