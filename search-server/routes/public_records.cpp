#include "search-server/routes/public_records.hpp"

namespace findings::server {

bool is_public(Status status)
{
    return status != Status::draft && status != Status::in_review;
}

std::optional<CatalogueRecord> find_public(const RecordId& id, const Catalogue& catalogue)
{
    std::optional<CatalogueRecord> entry = catalogue.find(id);
    return entry && is_public(entry->record.status) ? std::move(entry) : std::nullopt;
}

}  // namespace findings::server
