#include "search-server/mail/mail_message.hpp"

#include "library/base/text.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace findings::server {
namespace {

constexpr std::size_t longest_address = 254;      // RFC 5321, 4.5.3.1.3
constexpr std::size_t longest_encoded_line = 76;  // RFC 2045, 6.7, and RFC 2047, 2

bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Words of these characters with single dots between.
bool is_dotted(std::string_view text, std::string_view others)
{
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string_view::npos && std::ranges::all_of(text, [&](char c) {
               return is_letter_or_digit(c) || c == '.' || others.find(c) != others.npos;
           });
}

std::string hexadecimal(char c)
{
    return fmt::format("={:02X}", static_cast<unsigned char>(c));
}

bool is_plain(char c)
{
    return c > ' ' && c <= '~' && c != '=';
}

/// One line in quoted-printable, with soft ends where it is long.
std::string quoted_line(std::string_view line)
{
    std::string out;
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool is_inner_space = line[i] == ' ' && i + 1 < line.size();
        const std::string unit =
            is_plain(line[i]) || is_inner_space ? std::string(1, line[i]) : hexadecimal(line[i]);
        if (width + unit.size() >= longest_encoded_line) {
            out += "=\r\n";
            width = 0;
        }
        out += unit;
        width += unit.size();
    }
    return out + "\r\n";
}

std::string quoted_printable(std::string_view text)
{
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    std::string out;
    for (const std::string_view line : split(text, '\n'))
        out += quoted_line(line);
    return out;
}

/// The next character of UTF-8, as an encoded word has it.
std::string encoded_character(std::string_view& text)
{
    std::size_t bytes = 1;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        ++bytes;
    std::string out;
    for (const char c : text.substr(0, bytes))
        out += c == ' ' ? "_" : is_letter_or_digit(c) ? std::string(1, c) : hexadecimal(c);
    text.remove_prefix(bytes);
    return out;
}

/// A header of text, as encoded words with no character cut in two (RFC 2047, 2 and 5).
std::string text_header(std::string_view name, std::string_view text)
{
    static constexpr std::string_view begin = "=?UTF-8?Q?";
    std::string out = fmt::format("{}: {}", name, begin);
    std::size_t width = out.size();
    while (!text.empty()) {
        const std::string next = encoded_character(text);
        if (width + next.size() + 2 > longest_encoded_line) {
            out += fmt::format("?=\r\n {}", begin);
            width = begin.size() + 1;
        }
        out += next;
        width += next.size();
    }
    return out + "?=\r\n";
}

}  // namespace

bool is_mail_address(std::string_view text)
{
    const std::size_t at = text.find('@');
    return text.size() <= longest_address && at != std::string_view::npos &&
           is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") &&
           is_dotted(text.substr(at + 1), "-");
}

std::string wire_text(const MailMessage& message)
{
    for (const std::string& address : {message.from, message.to})
        if (!is_mail_address(address))
            throw std::invalid_argument("not an address of mail");
    return fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\n"
                       "From: {}\r\n"
                       "To: {}\r\n"
                       "{}"
                       "Message-ID: <{}@{}>\r\n"
                       "Auto-Submitted: auto-generated\r\n"
                       "MIME-Version: 1.0\r\n"
                       "Content-Type: text/plain; charset=utf-8\r\n"
                       "Content-Transfer-Encoding: quoted-printable\r\n"
                       "\r\n"
                       "{}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(message.date)),
                       message.from, message.to, text_header("Subject", message.subject),
                       message.id, message.from.substr(message.from.find('@') + 1),
                       quoted_printable(message.text));
}

}  // namespace findings::server
