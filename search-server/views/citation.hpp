#pragma once

#include "library/record/record.hpp"
#include "search-server/views/words.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// A record cited in plain text, in the manner of APA 7: before and after the title, which is set
/// in italics.
struct Citation {
    std::string before;  ///< "Sample, A., & Example, B. (2025). "
    std::string title;
    std::string after;  ///< ". Publisher. https://…"
};

/// `address` is where the record can be read; a DOI is cited instead of it where there is one.
Citation citation(const Record& record, std::string_view address, const Words& words);

}  // namespace findings::server
