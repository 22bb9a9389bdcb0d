#pragma once

#include "library/record/record.hpp"

#include <string>
#include <string_view>

namespace findings {

/// A name as RIS, MEDLINE and reference managers write it: "Family, Given", "Family, Given, Jr."
/// (the suffix follows the given names); without comma it is a body, or a person whose name cannot
/// be taken apart. A body that has a comma in its name has two ("University of X,, Town"), one that
/// has none may end with a comma (EndNote's manual, "Author names"). The text must be UTF-8.
Agent agent_of_inverted(std::string_view name);

/// The reverse, as far as it goes: a person without given names comes back as a name that cannot be
/// taken apart, and a comma in a family name parts it.
std::string inverted(const Agent& agent);

}  // namespace findings
