#pragma once

#include "library/base/ids.hpp"
#include "library/index/search.hpp"
#include "library/record/terms.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What is counted, filtered, sorted and joined by, of one document: packed into slot::facets.
struct FacetEntry {
    std::string id;    ///< RecordId's text
    std::string work;  ///< that of the work
    /// Values by facet. Areas come with all their broader ones; confidence and year have none here.
    std::array<std::vector<std::string>, facet_count> values;
    std::optional<int> year;
    std::optional<std::int32_t> issued;  ///< days since 1970 of the first day it may mean
    std::optional<int> minutes;
    Confidence confidence_low = Confidence::not_rated;
    Confidence confidence_high = Confidence::not_rated;
    bool retracted = false;
    bool asks_whether_it_works = false;    ///< appraisal may move it (field.md, section 5, rule 4)
    std::int64_t version = 1;              ///< of the record
    std::optional<std::int64_t> based_on;  ///< for a translation: the version it was made from
    bool operator==(const FacetEntry&) const = default;
};

std::string pack(const FacetEntry& entry);

/// The reverse. Throws IndexError for bytes that pack() did not make.
FacetEntry unpack_facets(std::string_view bytes);

}  // namespace findings
