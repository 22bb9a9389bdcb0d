#include "search-server/http/message.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

std::optional<std::string_view> first_named(const Fields& fields, std::string_view name)
{
    for (const auto& [key, value] : fields)
        if (key == name)
            return value;
    return std::nullopt;
}

bool same_name(std::string_view one, std::string_view other)
{
    return ascii_lower(one) == ascii_lower(other);
}

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

enum class Plus { is_plus, is_space };

/// nullopt for a "%" without two hexadecimal digits, for NUL and for what is not UTF-8.
std::optional<std::string> decoded(std::string_view text, Plus plus)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+' && plus == Plus::is_space)
            c = ' ';
        if (c == '%') {
            if (i + 2 >= text.size() || hex_digit(text[i + 1]) < 0 || hex_digit(text[i + 2]) < 0)
                return std::nullopt;
            c = static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        }
        if (c == '\0')
            return std::nullopt;
        out += c;
    }
    if (!is_utf8(out))
        return std::nullopt;
    return out;
}

/// RFC 3986 section 5.2.4, after decoding, so that "%2e%2e%2f" is "../" too.
std::string without_dot_segments(std::string_view path)
{
    std::vector<std::string_view> kept;
    const std::vector<std::string_view> segments = split(path.substr(1), '/');
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool is_last = i + 1 == segments.size();
        const bool is_up = segments[i] == "..";
        if (is_up && !kept.empty())
            kept.pop_back();
        if (!is_up && segments[i] != ".")
            kept.push_back(segments[i]);
        else if (is_last)
            kept.push_back("");
    }
    std::string out;
    for (const std::string_view segment : kept)
        out.append("/").append(segment);
    return out.empty() ? "/" : out;
}

bool is_target_character(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '#';
}

}  // namespace

std::string_view name(Method method)
{
    static constexpr std::array<std::string_view, 7> names{"GET",    "HEAD",    "POST", "PUT",
                                                           "DELETE", "OPTIONS", "OTHER"};
    return names[static_cast<std::size_t>(method)];
}

std::optional<std::string_view> Request::header(std::string_view field) const
{
    return first_named(headers, field);
}

std::optional<std::string_view> Request::parameter(std::string_view field) const
{
    return first_named(parameters, field);
}

std::vector<std::string_view> Request::parameters_named(std::string_view field) const
{
    std::vector<std::string_view> out;
    for (const auto& [key, value] : parameters)
        if (key == field)
            out.push_back(value);
    return out;
}

std::optional<Fields> decoded_pairs(std::string_view query)
{
    Fields out;
    for (const std::string_view piece : split(query, '&')) {
        if (piece.empty())
            continue;
        const std::size_t equals = std::min(piece.find('='), piece.size());
        auto key = decoded(piece.substr(0, equals), Plus::is_space);
        auto value = decoded(piece.substr(std::min(equals + 1, piece.size())), Plus::is_space);
        if (!key || !value)
            return std::nullopt;
        out.emplace_back(std::move(*key), std::move(*value));
    }
    return out;
}

bool take_target(Request& request, std::string_view target)
{
    if (!target.starts_with('/') || !std::all_of(target.begin(), target.end(), is_target_character))
        return false;
    const std::size_t question = std::min(target.find('?'), target.size());
    const auto path = decoded(target.substr(0, question), Plus::is_plus);
    auto parameters = decoded_pairs(target.substr(std::min(question + 1, target.size())));
    if (!path || !parameters)
        return false;
    request.path = without_dot_segments(*path);
    request.parameters = std::move(*parameters);
    request.target = std::string(target);
    return true;
}

void Response::set(std::string_view field, std::string value)
{
    for (auto& [key, old] : headers) {
        if (same_name(key, field)) {
            old = std::move(value);
            return;
        }
    }
    headers.emplace_back(field, std::move(value));
}

std::optional<std::string_view> Response::header(std::string_view field) const
{
    for (const auto& [key, value] : headers)
        if (same_name(key, field))
            return value;
    return std::nullopt;
}

std::string_view reason(unsigned status)
{
    static constexpr std::pair<unsigned, std::string_view> phrases[] = {
        {100, "Continue"},
        {200, "OK"},
        {201, "Created"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    };
    for (const auto& [code, phrase] : phrases)
        if (code == status)
            return phrase;
    return "Other";
}

bool is_for_programs(std::string_view path)
{
    return !path.starts_with('/') || path.starts_with("/api/") || path.starts_with("/health/") ||
           path == "/metrics";
}

}  // namespace findings::server
