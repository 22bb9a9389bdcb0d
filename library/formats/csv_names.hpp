#pragma once

#include "library/record/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::csv {

/// People and bodies of a cell: "Roy, Anne; Dubois, Marc", parted by semicolons; without any, also
/// "Roy A., Dubois M." and "Roy A, Dubois M", where each name ends with initials. Scopus's numbers
/// "(57190)" go.
std::vector<Agent> agents_of_cell(std::string_view text);

std::string cell_of_agents(const std::vector<Agent>& agents);

}  // namespace findings::csv
