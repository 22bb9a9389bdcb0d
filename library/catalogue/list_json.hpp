#pragma once

#include "library/catalogue/list.hpp"

#include <string>
#include <string_view>

namespace findings {

/// What a list says, as the catalogue keeps it beside a copy: title, description, sections and
/// entries with their ids. Names are for ever: append, never rename.
std::string list_text(const ReadingList& list);

/// The reverse, into the list; what list_text() leaves out stays. Throws CatalogueError for
/// anything else.
void take_list_text(std::string_view text, ReadingList& list);

}  // namespace findings
