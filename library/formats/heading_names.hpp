#pragma once

#include "library/record/record.hpp"

#include <string_view>

namespace findings {

/// A person's name as libraries write it in headings (MARC, MODS): "Roy, Anne, 1950-", "Alleman,
/// Tillie Pierce [1848-1914]", "Roy, Anne, author.". Dates of life, relators and the full stop at
/// the end go.
Agent agent_of_heading(std::string_view heading);

/// Without the mark that a cataloguing rule puts between this part of a description and the next
/// ("Kinship care /", "London :").
std::string_view without_end_mark(std::string_view text);

}  // namespace findings
