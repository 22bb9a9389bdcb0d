#pragma once

#include "library/catalogue/catalogue.hpp"

#include <optional>

namespace findings::server {

/// True for what everybody may see: drafts and what is in review belong to their authors.
bool is_public(Status status);

/// The record, where there is one and it is public; withdrawn ones are.
std::optional<CatalogueRecord> find_public(const RecordId& id, const Catalogue& catalogue);

}  // namespace findings::server
