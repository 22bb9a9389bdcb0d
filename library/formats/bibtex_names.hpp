#pragma once

#include "library/record/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::bibtex {

/// The people of an author or editor field.
struct Names {
    std::vector<Agent> people;
    bool has_others = false;  ///< it ends with "and others"
};

/// Parts a list of names at its "and"s and takes each apart as BibTeX does: "First von Last", "von
/// Last, First", "von Last, Jr, First", biblatex's "family=…, given=…". A name in braces is a body,
/// one word alone cannot be taken apart. Where all words are in lower case the last one is the
/// family name; BibTeX would take all of them for it.
Names names_of(std::string_view tex);

/// The reverse, in TeX. A person without given names comes back as a name that cannot be taken
/// apart.
std::string tex_of(const std::vector<Agent>& people);

}  // namespace findings::bibtex
