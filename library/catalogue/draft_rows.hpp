#pragma once

#include "library/catalogue/connection.hpp"
#include "library/catalogue/drafts.hpp"

#include <cstdint>
#include <optional>

namespace findings {

/// A draft with its number in the table.
struct DraftRow {
    std::int64_t number = 0;
    Draft draft;
};

/// The record's newest draft, published and discarded ones too, where the person may see it.
std::optional<DraftRow> newest_draft(Connection& connection, const Person& who, const RecordId& id);

/// True where anybody works on the record.
bool is_under_way(Connection& connection, const RecordId& id);

}  // namespace findings
