#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace findings {

// What stands in one cell of a table.

/// Quoted where it must be. A text that a spreadsheet would take for a formula (it begins with = +
/// -
/// @, a tab or a carriage return) has an apostrophe before it, as has one that already begins with
/// an apostrophe and such a character, or with two apostrophes.
std::string csv_cell(std::string_view text);

/// The text that csv_cell() guarded, without the apostrophe; NFC, without white space at its ends.
std::string text_of_csv_cell(std::string_view cell);

/// "a; b": a semicolon or backslash inside an item has a backslash before it.
std::string csv_list(const std::vector<std::string>& items);

/// The reverse; items may also be parted by line breaks.
std::vector<std::string> items_of_csv_list(std::string_view text);

}  // namespace findings
