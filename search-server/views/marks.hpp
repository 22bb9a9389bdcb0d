#pragma once

#include "library/index/search.hpp"

#include <string_view>
#include <vector>

namespace findings::server {

/// The text in runs, marked where it holds a word or phrase that matched. Compares folded words, so
/// "Placée" is marked for "placee". The runs together are the text.
std::vector<TextRun> marked(std::string_view text, const std::vector<MatchReason>& why);

}  // namespace findings::server
