#pragma once

#include "library/record/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::html {

/// A work that a page describes in JSON-LD.
struct LinkedWork {
    Record record;
    std::vector<std::string> types;  ///< of schema.org: "ScholarlyArticle", "WebPage"
};

/// The first work that a block of JSON-LD describes, as json_ld.hpp reads it; a page or an issue of
/// a journal is one here. nullopt where it is no JSON or describes none.
std::optional<LinkedWork> linked_work(std::string_view json);

/// Fills what the record does not say from what the other says, on one line each.
void fill(Record& record, Record from);

}  // namespace findings::html
