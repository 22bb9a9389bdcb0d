#pragma once

#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

namespace findings::server {

/// What templates/_filters needs: one fieldset a facet with its counts, what is ticked ticked, and
/// the rest of the request in hidden fields.
Object filters_model(const SearchRequest& request, const SearchResult& result,
                     const Vocabulary& vocabulary, const Words& words);

/// The label of a facet's value as readers see it.
std::string value_label(Facet facet, std::string_view value, const Vocabulary& vocabulary,
                        const Words& words);

}  // namespace findings::server
