#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/record/appraisal.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// One record on one printed page, for a team meeting: the answer, how sure it is, what to do, and
/// three questions to talk about.
struct ItemSheet {
    const CatalogueRecord& item;
    const EvidenceScales& scales;
    std::string base_url;
};

/// The sheet as a page, in the language, one of site_languages. Long records are shortened to what
/// fits on A4.
std::string item_sheet(Site& site, std::string_view language, const ItemSheet& sheet);

/// "/en/sheets/<id>".
std::string sheet_address(std::string_view language, const RecordId& id);

}  // namespace findings::server
