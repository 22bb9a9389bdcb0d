#pragma once

#include "library/catalogue/area_decisions.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "library/tagging/reason.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// A suggested area that waits for a person's word.
struct DeskSuggestion {
    CatalogueRecord item;
    std::string area;
    double score = 0;
    std::vector<Reason> because;
};

/// What was done last on the desk, so that it can be undone.
struct DeskDone {
    CatalogueRecord item;
    std::string area;
    std::optional<bool> decided;  ///< nullopt: a word was taken back
};

struct TaggingDesk {
    std::vector<DeskSuggestion> suggestions;  ///< least certain first
    std::string area;                         ///< only of this one; empty: of all
    DecisionCounts counts;
    std::optional<StoredModel> learned;
    std::optional<DeskDone> done;
    const Vocabulary& vocabulary;
};

/// "/{lang}/review/areas", for people who decide.
std::string tagging_desk_page(Site& site, std::string_view language, const TaggingDesk& desk);

/// The address of the desk: of one area, where one is named.
std::string desk_address(std::string_view language, std::string_view area);

}  // namespace findings::server
