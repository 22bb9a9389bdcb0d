#include "library/formats/text_input.hpp"

#include "library/base/text.hpp"
#include "library/formats/windows_1252.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <istream>
#include <stdexcept>

namespace findings {
namespace {

constexpr std::size_t block_size = 64 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_ascii(std::string_view text)
{
    std::size_t at = 0;
    for (std::uint64_t eight; at + 8 <= text.size(); at += 8) {
        std::memcpy(&eight, text.data() + at, 8);
        if ((eight & 0x8080808080808080) != 0)
            return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; });
}

/// 0 where Windows-1252 has no character for the byte.
unsigned windows_1252_point(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xA0 ? windows_1252_points[byte - 0x80u] : byte;
}

/// How many bytes the character of two bytes or more at the beginning has; 0 where there is none.
std::size_t long_character(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return lead >= 0xC2 && length <= text.size() && is_utf8(text.substr(0, length)) ? length : 0;
}

/// False where a byte is no character, or where some bytes are UTF-8: then others are damaged.
bool may_be_windows_1252(std::string_view line)
{
    for (std::size_t i = 0; i < line.size(); ++i)
        if (static_cast<unsigned char>(line[i]) >= 0x80 &&
            (windows_1252_point(line[i]) == 0 || long_character(line.substr(i)) > 0))
            return false;
    return true;
}

void recode_windows_1252(std::string_view line, std::string& text)
{
    text.clear();
    for (const char c : line)
        append_utf8(windows_1252_point(c), text);
}

void replace_damage(std::string_view line, std::string& text)
{
    text.clear();
    for (std::size_t i = 0; i < line.size();) {
        if (static_cast<unsigned char>(line[i]) < 0x80) {
            text += line[i++];
            continue;
        }
        const std::size_t length = long_character(line.substr(i));
        text += length > 0 ? line.substr(i, length) : replacement;
        i += std::max<std::size_t>(length, 1);
    }
}

}  // namespace

// ---- blocks

TextBlocks::TextBlocks(std::istream& in) : in_(in), raw_(block_size, '\0') {}

std::string_view TextBlocks::read()
{
    in_.read(raw_.data(), static_cast<std::streamsize>(raw_.size()));
    if (in_.bad())
        throw std::runtime_error("reading the stream failed");
    return {raw_.data(), static_cast<std::size_t>(in_.gcount())};
}

std::string_view TextBlocks::next()
{
    std::string_view raw = read();
    if (encoding_ == Encoding::unknown) {
        encoding_ = raw.starts_with("\xFF\xFE")   ? Encoding::little_endian
                    : raw.starts_with("\xFE\xFF") ? Encoding::big_endian
                                                  : Encoding::bytes;
        if (is_utf16())
            raw.remove_prefix(2);
    }
    if (!is_utf16())
        return raw;
    recode(raw);
    if (recoded_.empty() && !raw.empty())  // a byte or a surrogate that waits for its other half
        recode(read());
    return recoded_;
}

void TextBlocks::recode(std::string_view raw)
{
    recoded_.clear();
    const auto unit = [&](char first, char second) {
        const unsigned a = static_cast<unsigned char>(first);
        const unsigned b = static_cast<unsigned char>(second);
        add_unit(encoding_ == Encoding::little_endian ? b << 8 | a : a << 8 | b);
    };
    const bool is_end = raw.empty();
    if (!odd_byte_.empty() && !raw.empty()) {
        unit(odd_byte_.front(), raw.front());
        odd_byte_.clear();
        raw.remove_prefix(1);
    }
    for (; raw.size() >= 2; raw.remove_prefix(2))
        unit(raw[0], raw[1]);
    odd_byte_ += raw;
    if (is_end && (high_surrogate_ != 0 || !odd_byte_.empty())) {
        append_utf8(high_surrogate_ != 0 ? high_surrogate_ : 0xD800, recoded_);
        high_surrogate_ = 0;
        odd_byte_.clear();
    }
}

void TextBlocks::add_unit(unsigned unit)
{
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    if (high_surrogate_ != 0) {
        const unsigned high = high_surrogate_;
        high_surrogate_ = 0;
        if (is_low)
            return append_utf8(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), recoded_);
        append_utf8(high, recoded_);
    }
    if (unit >= 0xD800 && unit < 0xDC00)
        high_surrogate_ = unit;
    else
        append_utf8(unit, recoded_);
}

// ---- lines

bool TextInput::fill()
{
    do {
        block_ = blocks_.next();
        at_ = 0;
        line_feed_ = 0;
        if (block_.empty())
            return false;
        if (after_return_ && block_.front() == '\n')
            at_ = 1;
        after_return_ = false;
    } while (at_ == block_.size());
    return true;
}

bool TextInput::next()
{
    held_.clear();
    is_cut_ = false;
    if (at_ == block_.size() && !fill())
        return false;
    ++number_;
    std::size_t end = end_of_line();
    while (end == block_.size()) {
        hold(block_.substr(at_));
        end = fill() ? end_of_line() : 0;
        if (block_.empty())
            break;
    }
    line_ = block_.substr(at_, end - at_);
    if (!held_.empty()) {
        hold(line_);
        line_ = is_cut_ ? cut(held_, longest_line - 4) : held_;
    }
    at_ = end;
    step_over_end();
    understand();
    return true;
}

void TextInput::hold(std::string_view part)
{
    const std::size_t room = longest_line - held_.size();
    is_cut_ = is_cut_ || part.size() > room;
    held_ += part.substr(0, room);
}

/// Where the line that begins at at_ ends; the end of the block where it goes on after that.
std::size_t TextInput::end_of_line()
{
    if (line_feed_ < at_ || (line_feed_ == 0 && at_ == 0))
        line_feed_ = std::min(block_.find('\n', at_), block_.size());
    return std::min(block_.substr(0, line_feed_).find('\r', at_), line_feed_);
}

void TextInput::step_over_end()
{
    if (at_ == block_.size())
        return;
    if (block_[at_++] == '\n')
        return;
    if (at_ == block_.size())
        after_return_ = true;
    else if (block_[at_] == '\n')
        ++at_;
}

void TextInput::understand()
{
    if (number_ == 1 && line_.starts_with(byte_order_mark))
        line_.remove_prefix(byte_order_mark.size());
    encoding_ = LineEncoding::utf8;
    if (is_ascii(line_) || is_utf8(line_))
        return;
    const bool is_1252 = !blocks_.is_utf16() && may_be_windows_1252(line_);
    encoding_ = is_1252 ? LineEncoding::windows_1252 : LineEncoding::broken;
    (is_1252 ? recode_windows_1252 : replace_damage)(line_, recoded_);
    line_ = recoded_;
}

}  // namespace findings
