#pragma once

#include "library/base/result.hpp"
#include "library/formats/document_outline.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace findings::markdown {

/// Adds the blocks of the text (CommonMark with GitHub's tables and footnotes; UTF-8) to the
/// outline; `before` is how many lines of the file come before it. Footnotes go to the notes, HTML
/// and pictures are left out with a note. Why it was not taken, where it goes past a bound
/// (markdown_bounds.hpp). Any number of threads at once.
Result<void, Rejection> take_blocks(std::string_view text, std::size_t before,
                                    DocumentOutline& outline);

}  // namespace findings::markdown
