#pragma once

#include <array>
#include <string>
#include <string_view>

namespace findings {

/// What the bytes 0x80 to 0x9F are in Windows-1252, the only ones in which it is not ISO 8859-1; 0
/// for the five that are nothing (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT).
inline constexpr std::array<unsigned, 32> windows_1252_points{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Adds the character of a Unicode code point.
void append_utf8(unsigned point, std::string& text);

/// With what Windows-1252 has in place of the control characters U+0080 to U+009F: no text means
/// these, they come of its bytes that were taken for ISO 8859-1. The text must be UTF-8.
std::string with_windows_1252_marks(std::string_view text);

}  // namespace findings
