#pragma once

#include "search-server/views/dashboard_tables.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// The dashboard as HTML, in the language, one of site_languages: of each table the first 20 rows.
std::string dashboard_page(Site& site, std::string_view language,
                           const std::vector<FigureTable>& tables);

}  // namespace findings::server
