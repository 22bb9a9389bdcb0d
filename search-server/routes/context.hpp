#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/reader.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/site.hpp"

namespace findings::server {

/// What a handler may use while it answers one request. Lent to it: belongs to one worker at a
/// time.
struct Context {
    IndexReader& index;
    const Catalogue& catalogue;
    const Vocabulary& vocabulary;
    const EvidenceScales& scales;
    Site& site;            ///< templates and messages
    std::string base_url;  ///< "https://library.example", without a slash at the end
};

}  // namespace findings::server
