#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace findings::jats {

/// Bytes of section text that a record takes; what is past it stays in the stored original.
inline constexpr std::size_t most_section_text = 256 * 1024;

/// Adds one section for each section of the body, subsections as paragraphs of it; text outside of
/// sections comes under no heading. A section that holds only pictures, tables or files is left
/// out.
void take_sections(pugi::xml_node body, Record& record, std::vector<std::string>& notes);

}  // namespace findings::jats
