#pragma once

#include "library/record/record.hpp"

#include <string>
#include <vector>

namespace findings {

/// Where a DOI leads. DOIs of the nineties hold "<" and ">", which no address may.
std::string doi_address(const Doi& doi);

/// Where a reader of the record comes to the work itself: its DOI, its address, an open copy; each
/// once.
std::vector<Url> own_links(const Record& record);

/// These, then where the works lead that the record summarises; each once.
std::vector<Url> links_of(const Record& record);

}  // namespace findings
