#pragma once

#include "search-server/views/item_page.hpp"
#include "search-server/views/model.hpp"

namespace findings::server {

/// What templates/_sure needs: the sentence, each rating in the rater's own words first and what it
/// means on our scale second, and the outcomes. Nothing is averaged.
Object ratings_model(const ItemPage& page, const Appraisal& appraisal, const Words& words);

}  // namespace findings::server
