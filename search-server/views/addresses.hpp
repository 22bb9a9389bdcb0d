#pragma once

#include "library/base/ids.hpp"
#include "library/catalogue/list.hpp"
#include "library/index/search.hpp"
#include "library/record/identifiers.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// UTF-8 as it stands in a query: letters, digits and "-._~" as they are, a space as "+", every
/// other byte as %XX.
std::string query_escaped(std::string_view text);

/// "/en/", "/en/areas", …: a page below the language.
std::string page_address(std::string_view language, std::string_view page);

/// "/en/items/<id>/<slug of the title>".
std::string item_address(std::string_view language, const RecordId& id, std::string_view title);

/// "/en/areas/<id>".
std::string area_address(std::string_view language, std::string_view area);

/// "/en/lists/<id>": a reading list.
std::string list_address(std::string_view language, const ListId& list);

/// "/en/lists/add?item=<id>": where a record is put on a list.
std::string list_add_address(std::string_view language, const RecordId& item);

/// Where a PubMed number leads (a DOI: library/record/links.hpp).
std::string pmid_address(const Pmid& pmid);
std::string pmcid_address(const Pmcid& pmcid);

/// "q=…&area=…": the parameters of the API and the search page that make this request, without
/// those that have their usual value. The pages of the site carry the reader's language in their
/// path, so it is not among them.
std::string search_parameters_of(const SearchRequest& request);

/// "/en/search?…" for this request.
std::string search_address(std::string_view language, const SearchRequest& request);

}  // namespace findings::server
