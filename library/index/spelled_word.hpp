#pragma once

#include <compare>
#include <string>

namespace findings {

/// A word that may be offered to who mistyped it.
struct SpelledWord {
    char language = 0;  ///< one of layout.hpp's spelling
    std::string folded;
    std::string cased;  ///< as it is written, in small letters with its accents
    auto operator<=>(const SpelledWord&) const = default;
};

}  // namespace findings
