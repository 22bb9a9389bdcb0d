#pragma once

#include "search-server/views/item_page.hpp"
#include "search-server/views/model.hpp"

namespace findings::server {

/// The rows of "Will it fit here?": for whom and where it was studied, what was tried. What a
/// native record does not say is "not reported".
List fit_rows(const ItemPage& page, const Words& words);

/// The rows of "Details and sources"; what the record does not say is left out.
List detail_rows(const ItemPage& page, const Words& words);

/// Works that the record summarises or leans on, each with links to its DOI, PubMed and address.
List work_models(const std::vector<SourceWork>& works);

}  // namespace findings::server
