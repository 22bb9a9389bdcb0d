#pragma once

#include "library/index/search.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A text of a record under the name that `why` gives it.
struct NamedText {
    std::string name;  ///< "key_messages", "abstract", "section", …
    std::string text;
    bool operator==(const NamedText&) const = default;
};

/// What an index document holds for a page of results.
struct DocumentData {
    Card card;                     ///< `languages` and `stale_translation` are left to the reader
    std::vector<NamedText> texts;  ///< that snippets are cut from, besides title and bottom line
    bool operator==(const DocumentData&) const = default;
};

/// Compact JSON.
std::string to_document_data(const DocumentData& data);

/// The reverse. Throws IndexError for data that to_document_data() did not make.
DocumentData from_document_data(std::string_view bytes);

}  // namespace findings
