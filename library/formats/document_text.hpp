#pragma once

#include <string>
#include <string_view>

namespace findings {

/// The text on one line, in NFC: runs of ASCII white space and control characters become one space,
/// none is left at the ends. No-break spaces stay, they are how French is written. Bytes that are
/// no UTF-8 and characters that no record may hold become U+FFFD.
std::string document_line(std::string_view text);

/// The same line by line: lines without text go at both ends, and in between one or more of them
/// part two paragraphs.
std::string document_lines(std::string_view text);

/// True where the text is only white space, no-break spaces too, or characters without width.
bool is_blank_text(std::string_view text);

}  // namespace findings
