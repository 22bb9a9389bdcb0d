#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/reader.hpp"
#include "library/record/appraisal.hpp"
#include "library/tagging/tagger.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/site.hpp"

#include <functional>
#include <string>

namespace findings::server {

struct Context;

/// Lends a context again when the handler has returned, for one block of a long answer. Any thread.
/// Throws std::runtime_error where there is none to be had.
using Lender = std::function<void(const std::function<void(Context&)>&)>;

/// What a handler may use while it answers one request. Lent to it: belongs to one worker at a
/// time.
struct Context {
    IndexReader& index;
    const Catalogue& catalogue;
    const Vocabulary& vocabulary;
    const EvidenceScales& scales;
    const Tagger& tagger;
    Site& site;            ///< templates and messages
    std::string base_url;  ///< "https://library.example", without a slash at the end
    const Lender& lend;    ///< outlives the answer
};

}  // namespace findings::server
