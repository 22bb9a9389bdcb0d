#pragma once

#include "library/catalogue/connection.hpp"
#include "library/catalogue/list.hpp"

namespace findings {

/// Sections and entries of the list with this number, in their order.
std::vector<ListSection> read_sections(Connection& connection, std::int64_t list_number);

/// Puts the sections and entries in place of those before. Inside a transaction. False, with some
/// of it written, where the catalogue has never had one of the records.
bool write_sections(Connection& connection, std::int64_t list_number,
                    const std::vector<ListSection>& sections);

}  // namespace findings
