#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/connection.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace findings {

/// The areas of a record as they count now, one tag an area, in their order: who put it there first
/// (author, suggested, person), with what a person said about it. Of an area that others were
/// merged into, its own word counts; else the newest confirmation of one of those; else a
/// rejection, unless the author gave one that nobody rejected. So a merge changes what a record is
/// about in no case but that two names are one.
std::vector<AreaTag> area_tags(Connection& connection, std::int64_t record_number);

/// The areas that count in place of those that an author gave, each once, in their order.
std::vector<std::string> areas_that_count(Connection& connection,
                                          const std::vector<std::string>& given);

}  // namespace findings
