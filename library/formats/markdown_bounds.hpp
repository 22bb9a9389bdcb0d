#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace findings::markdown {

/// Nested quotes and lists, one in the other.
inline constexpr std::size_t deepest_markdown = 100;

/// Opening brackets in one paragraph, those of link definitions and escaped ones not counted.
inline constexpr std::size_t most_brackets = 2'000;

/// Cells of tables in one document.
inline constexpr std::size_t most_cells = 1'000'000;

/// Where a text goes past a bound, and which.
struct PastBound {
    std::size_t line = 0;  ///< from 1
    std::string what;
    std::string mend;
};

/// Cmark takes time and memory by the square of how deep a text nests, how many brackets a
/// paragraph has open and how many columns a table has: so these are bounded before it reads the
/// text. nullopt where it may.
std::optional<PastBound> past_bounds(std::string_view text);

}  // namespace findings::markdown
