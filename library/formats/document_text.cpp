#include "library/formats/document_text.hpp"

#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_ascii_space(char c)
{
    return static_cast<unsigned char>(c) <= 0x20 || c == '\x7f';
}

/// How many bytes the character at the beginning has; 0 where there is none that may be kept.
std::size_t kept_character(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view character = text.substr(0, length);
    if (character.size() < length || !is_utf8(character))
        return 0;
    return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF" ? 0 : length;
}

}  // namespace

std::string document_line(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    bool is_gap = false;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_space(text[at])) {
            is_gap = !line.empty();
            ++at;
            continue;
        }
        if (is_gap)
            line += ' ';
        is_gap = false;
        const std::size_t length = kept_character(text.substr(at));
        line += length > 0 ? text.substr(at, length) : replacement;
        at += std::max<std::size_t>(length, 1);
    }
    return plain_text(line);
}

std::string document_lines(std::string_view text)
{
    std::string lines;
    std::size_t breaks = 0;  // before the line that is written next
    for (const std::string_view part : split(text, '\n')) {
        const std::string line = document_line(part);
        if (!line.empty()) {
            lines.append(lines.empty() ? 0 : std::min<std::size_t>(breaks, 2), '\n');
            lines += line;
            breaks = 0;
        }
        ++breaks;
    }
    return lines;
}

bool is_blank_text(std::string_view text)
{
    const auto is_visible = [](char c) { return c > 0x20 && c < 0x7f; };
    if (std::any_of(text.begin(), text.end(), is_visible))  // nearly always, and folding is slow
        return false;
    return trimmed(folded(document_line(text))).empty();
}

}  // namespace findings
