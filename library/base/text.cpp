#include "library/base/text.hpp"

#include <utf8proc.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace findings {
namespace {

constexpr std::string_view ascii_space = " \t\r\n\f\v";

/// Reads the code point at `at` and moves on; -1 and one byte on where there is none.
utf8proc_int32_t next(std::string_view text, std::size_t& at)
{
    utf8proc_int32_t point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto used =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    at += used > 0 ? static_cast<std::size_t>(used) : 1;
    return used > 0 ? point : -1;
}

void append(std::string& text, utf8proc_int32_t point)
{
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(point, bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string mapped(std::string_view text, int options)
{
    utf8proc_uint8_t* made = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &made,
                                     static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
    if (length < 0)
        throw std::invalid_argument(std::string("text is not UTF-8: ") + utf8proc_errmsg(length));
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

/// What a keyboard has in place of what typesetters have; the point itself for all others.
utf8proc_int32_t as_typed(utf8proc_int32_t point)
{
    if (point >= 0x2018 && point <= 0x201B)
        return '\'';
    if (point == 0x02BC || point == 0x2032)
        return '\'';
    if ((point >= 0x201C && point <= 0x201F) || point == 0x00AB || point == 0x00BB)
        return '"';
    if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212)
        return '-';
    return point;
}

void replace_all(std::string& text, std::string_view old, std::string_view by)
{
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at))
        text.replace(at, old.size(), by);
}

/// The acute accent that people type for an apostrophe, and the double prime: decomposition would
/// make a space with an accent of the one and two primes of the other.
std::string before_decomposition(std::string_view text)
{
    std::string typed(text);
    replace_all(typed, "\u00B4", "'");
    replace_all(typed, "\u2033", "\"");
    return typed;
}

std::string plain_punctuation(std::string_view text)
{
    std::string typed;
    typed.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const utf8proc_int32_t point = next(text, at);
        if (point == 0x0153)  // œ has no decomposition in Unicode
            typed += "oe";
        else if (point == 0x00E6)
            typed += "ae";
        else if (point >= 0)
            append(typed, as_typed(point));
    }
    return typed;
}

bool is_ascii(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

bool is_space(utf8proc_int32_t point)
{
    if (point >= 0 && point < 0x80)
        return ascii_space.find(static_cast<char>(point)) != std::string_view::npos;
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || point == 0x85;
}

bool is_word_character(utf8proc_int32_t point)
{
    const auto category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

}  // namespace

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();)
        if (next(text, at) < 0)
            return false;
    return true;
}

std::string nfc(std::string_view text)
{
    return is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string folded(std::string_view text)
{
    if (is_ascii(text))
        return ascii_lower(text);
    return plain_punctuation(mapped(before_decomposition(text),
                                    UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK));
}

std::string case_folded(std::string_view text)
{
    if (is_ascii(text))
        return ascii_lower(text);
    return plain_punctuation(
        mapped(before_decomposition(text), UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                               UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
}

std::string squeezed(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        if (is_space(next(text, at))) {
            gap = !result.empty();
            continue;
        }
        if (gap)
            result += ' ';
        gap = false;
        result += text.substr(from, at - from);
    }
    return result;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(ascii_space);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(ascii_space) - from + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += separator;
        text += parts[i];
    }
    return text;
}

std::size_t characters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        next(text, at);
    return count;
}

std::size_t count_words(std::string_view text)
{
    std::size_t count = 0;
    bool counted = false;
    for (std::size_t at = 0; at < text.size();) {
        const utf8proc_int32_t point = next(text, at);
        if (is_space(point)) {
            counted = false;
        } else if (!counted && point >= 0 && is_word_character(point)) {
            counted = true;
            ++count;
        }
    }
    return count;
}

std::string_view cut(std::string_view text, std::size_t most_bytes)
{
    if (text.size() <= most_bytes)
        return text;
    // a character has at most three bytes after its first; more than that are no text
    const std::size_t least = most_bytes > 3 ? most_bytes - 3 : 0;
    while (most_bytes > least && (static_cast<unsigned char>(text[most_bytes]) & 0xC0) == 0x80)
        --most_bytes;
    return text.substr(0, most_bytes);
}

std::string printable(std::string_view text)
{
    const std::string_view shown = cut(text, 200);
    std::string line;
    for (std::size_t at = 0; at < shown.size();) {
        const std::size_t from = at;
        const utf8proc_int32_t point = next(shown, at);
        const bool control =
            point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
        if (!control) {
            line += shown.substr(from, at - from);
            continue;
        }
        for (const char c : shown.substr(from, at - from)) {
            char escape[5];
            std::snprintf(escape, sizeof escape, "\\x%02X", static_cast<unsigned char>(c));
            line += escape;
        }
    }
    if (shown.size() < text.size())
        line += "…";
    return line;
}

std::string slug(std::string_view title)
{
    std::string text;
    for (const char c : folded(title)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            text += c;
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    text = std::string(cut(text, 80));
    while (!text.empty() && text.back() == '-')
        text.pop_back();
    return text.empty() ? "x" : text;
}

std::string ascii_lower(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

}  // namespace findings
