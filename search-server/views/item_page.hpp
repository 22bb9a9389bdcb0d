#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/use_reports.hpp"
#include "library/index/search.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// Another record that the page leads to.
struct LinkedRecord {
    RecordId id;
    std::string title;
    std::string language;
    VersionNumber version = 1;
};

/// What the page of one record shows.
struct ItemPage {
    const CatalogueRecord& item;
    std::vector<std::string> areas;  ///< ids of those that hold
    const EvidenceScales& scales;
    const Vocabulary& vocabulary;
    std::vector<LinkedRecord> translations;   ///< the other expressions of the work
    std::optional<LinkedRecord> original;     ///< of a translation
    std::optional<LinkedRecord> successor;    ///< of a superseded record
    std::optional<LinkedRecord> predecessor;  ///< that it supersedes
    std::vector<Card> similar;
    Date today;                                     ///< for what is past its time
    std::string base_url;                           ///< "https://library.example"
    bool is_saved = false;                          ///< by whoever looks at it
    std::vector<UseReport> uses = {};               ///< that readers see
    bool is_preview = false;                        ///< of a draft
    std::optional<VersionNumber> version_now = {};  ///< where this is an older one
};

/// The page as HTML, in the language, one of site_languages.
std::string item_page(Site& site, std::string_view language, const ItemPage& page);

}  // namespace findings::server
