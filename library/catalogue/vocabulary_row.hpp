#pragma once

#include "library/catalogue/connection.hpp"

#include <string_view>

namespace findings {

/// Makes this the library's vocabulary; every record is marked as changed, and as not yet suggested
/// for, where its hash differs from that of the one before. Inside a transaction.
void put_vocabulary(Connection& connection, std::string_view rdf_xml, std::string_view hash);

}  // namespace findings
