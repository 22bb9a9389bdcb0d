#include "library/formats/windows_1252.hpp"

namespace findings {

void append_utf8(unsigned point, std::string& text)
{
    const auto byte = [&](unsigned bits) { text += static_cast<char>(bits); };
    if (point < 0x80)
        return byte(point);
    if (point < 0x800) {
        byte(0xC0 | point >> 6);
    } else {
        if (point < 0x10000) {
            byte(0xE0 | point >> 12);
        } else {
            byte(0xF0 | point >> 18);
            byte(0x80 | (point >> 12 & 0x3F));
        }
        byte(0x80 | (point >> 6 & 0x3F));
    }
    byte(0x80 | (point & 0x3F));
}

std::string with_windows_1252_marks(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        const bool is_control = text[i] == '\xC2' && second >= 0x80 && second < 0xA0;
        const unsigned meant = is_control ? windows_1252_points[second - 0x80] : 0;
        if (meant == 0) {
            result += text[i];
            continue;
        }
        append_utf8(meant, result);
        ++i;
    }
    return result;
}

}  // namespace findings
