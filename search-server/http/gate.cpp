#include "search-server/http/gate.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace findings::server {
namespace {

constexpr std::string_view line_end = "\r\n";

Refusal bad(std::string detail)
{
    return Refusal{400, std::move(detail)};
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// RFC 9110 section 5.6.2: what methods and field names are made of.
bool is_token(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || is_letter(c) ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

/// A field's value may hold visible characters, spaces, tabs and bytes above ASCII.
bool is_field_value(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return c == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

std::optional<std::uint64_t> plain_number(std::string_view text)
{
    std::uint64_t value = 0;
    if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_digit))
        return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool is_port(std::string_view text)
{
    const auto number = plain_number(text);
    return number && *number <= 65535;
}

/// "[::1]" and what IP literals of later versions look like.
bool is_ip_literal(std::string_view text)
{
    return text.size() > 2 && text.starts_with('[') && text.ends_with(']') &&
           std::all_of(text.begin() + 1, text.end() - 1,
                       [](char c) { return is_digit(c) || is_letter(c) || c == ':' || c == '.'; });
}

bool is_host_name(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || is_letter(c) ||
               std::string_view("-._~%!$&'()*+;=").find(c) != std::string_view::npos;
    });
}

/// A name or address with or without a port, as in Host and in absolute addresses; no user names.
bool is_authority(std::string_view text)
{
    const std::size_t after_literal = text.starts_with('[') ? text.find(']') : 0;
    if (after_literal == std::string_view::npos)
        return false;
    const std::size_t colon = text.find(':', after_literal);
    const std::string_view host = text.substr(0, colon);
    if (colon != std::string_view::npos && !is_port(text.substr(colon + 1)))
        return false;
    return is_ip_literal(host) || is_host_name(host);
}

std::optional<Method> method_of(std::string_view word)
{
    for (const Method method :
         {Method::get, Method::head, Method::post, Method::put, Method::delete_, Method::options})
        if (name(method) == word)
            return method;
    return std::nullopt;
}

/// "http://host/path" is what a client sends to a proxy; RFC 9112 section 3.2.2 has servers take
/// it. Returns the address from the path on; nullopt where the rest is not one.
std::optional<std::string> without_authority(std::string_view target)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (ascii_lower(target.substr(0, scheme.size())) != scheme)
            continue;
        const std::string_view rest = target.substr(scheme.size());
        const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
        if (!is_authority(rest.substr(0, end)))
            return std::nullopt;
        const std::string_view path = rest.substr(end);
        return path.starts_with('/') ? std::string(path) : "/" + std::string(path);
    }
    return std::string(target);
}

std::optional<Refusal> take_address(Request& request, std::string_view target)
{
    if (target.size() > largest_target)
        return Refusal{414, "The address is longer than 16,384 bytes."};
    if (target == "*" && request.method == Method::options) {
        request.target = request.path = "*";
        return std::nullopt;
    }
    const auto address = without_authority(target);
    if (!address || !take_target(request, *address))
        return bad("The address is not well-formed: it begins with \"/\", other characters than "
                   "letters and digits are percent-encoded, and the text is UTF-8.");
    return std::nullopt;
}

std::optional<Refusal> take_version(RequestHead& head, std::string_view version)
{
    const bool is_version = version.size() == 8 && version.starts_with("HTTP/") &&
                            is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
    if (!is_version)
        return bad("The first line is not \"METHOD ADDRESS HTTP/1.1\".");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refusal{505, "This server speaks HTTP/1.1 and HTTP/1.0."};
    head.is_http_1_0 = version == "HTTP/1.0";
    return std::nullopt;
}

std::optional<Refusal> take_request_line(RequestHead& head, std::string_view line)
{
    const std::vector<std::string_view> words = split(line, ' ');
    if (words.size() != 3 || !is_token(words[0]))
        return bad("The first line is not \"METHOD ADDRESS HTTP/1.1\".");
    if (const auto refusal = take_version(head, words[2]))
        return refusal;
    const auto method = method_of(words[0]);
    if (!method)
        return Refusal{501, "This server does not know that method."};
    head.request.method = *method;
    return take_address(head.request, words[1]);
}

std::optional<Refusal> take_field(Fields& fields, std::string_view line)
{
    if (line.starts_with(' ') || line.starts_with('\t'))
        return bad("A header goes on in a second line, which HTTP no longer has.");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return bad("A header line is not \"Name: value\".");
    const std::string_view value = line.substr(colon + 1);
    if (!is_field_value(value))
        return bad("A header holds control characters.");
    fields.emplace_back(ascii_lower(line.substr(0, colon)), std::string(trimmed(value)));
    return std::nullopt;
}

std::vector<std::string_view> values_of(const Request& request, std::string_view name)
{
    std::vector<std::string_view> out;
    for (const auto& [key, value] : request.headers)
        if (key == name)
            out.push_back(value);
    return out;
}

std::optional<Refusal> check_host(const RequestHead& head)
{
    const auto hosts = values_of(head.request, "host");
    if (hosts.empty() && head.is_http_1_0)
        return std::nullopt;
    if (hosts.size() != 1 || !is_authority(hosts[0]))
        return bad("There must be exactly one Host header with a valid name.");
    return std::nullopt;
}

std::optional<Refusal> take_body_length(RequestHead& head)
{
    const auto encodings = values_of(head.request, "transfer-encoding");
    const auto lengths = values_of(head.request, "content-length");
    if (!encodings.empty()) {
        if (encodings.size() > 1 || ascii_lower(encodings[0]) != "chunked")
            return bad("The only Transfer-Encoding is \"chunked\", once.");
        if (head.is_http_1_0 || !lengths.empty())
            return bad("Transfer-Encoding is for HTTP/1.1, and without Content-Length.");
        head.is_chunked = true;
        return std::nullopt;
    }
    if (lengths.empty())
        return std::nullopt;
    const auto number = lengths.size() == 1 ? plain_number(lengths[0]) : std::nullopt;
    if (!number)
        return bad("Content-Length must be one plain number.");
    if (*number > head.body_limit)
        return body_too_large(head.body_limit);
    head.content_length = *number;
    return std::nullopt;
}

std::optional<Refusal> take_expectation(RequestHead& head)
{
    const auto expected = values_of(head.request, "expect");
    if (expected.empty() || head.is_http_1_0)
        return std::nullopt;
    if (expected.size() > 1 || ascii_lower(expected[0]) != "100-continue")
        return Refusal{417, "The only expectation this server meets is 100-continue."};
    head.expects_continue = true;
    return std::nullopt;
}

void take_connection(RequestHead& head)
{
    bool says_close = false;
    bool says_keep_alive = false;
    for (const std::string_view value : values_of(head.request, "connection")) {
        for (const std::string_view word : split(value, ',')) {
            says_close = says_close || ascii_lower(trimmed(word)) == "close";
            says_keep_alive = says_keep_alive || ascii_lower(trimmed(word)) == "keep-alive";
        }
    }
    head.keep_alive = !says_close && (!head.is_http_1_0 || says_keep_alive);
}

/// Without the empty line that may precede a request (RFC 9112 section 2.2).
std::string_view without_blank(std::string_view bytes)
{
    return bytes.starts_with(line_end) ? bytes.substr(line_end.size()) : bytes;
}

std::optional<Refusal> too_long(std::size_t first_line, std::size_t rest)
{
    // beside the address, the first line holds a method and a version
    if (first_line > largest_target + 32)
        return Refusal{414, "The address is longer than 16,384 bytes."};
    if (rest > largest_header)
        return Refusal{431, "The headers are longer than 8,192 bytes."};
    return std::nullopt;
}

/// Spelt out, because a Refusal can be made from a number too.
Result<std::size_t, Refusal> bytes_of_head(std::size_t count)
{
    return Result<std::size_t, Refusal>(boost::system::in_place_value, count);
}

}  // namespace

Result<std::size_t, Refusal> head_size(std::string_view bytes)
{
    const std::string_view text = without_blank(bytes);
    const std::size_t blank = bytes.size() - text.size();
    std::size_t first_line = 0;
    std::size_t line = 0;
    for (std::size_t end; (end = text.find('\n', line)) != std::string_view::npos;) {
        if (end == 0 || text[end - 1] != '\r')
            return bad("A line does not end in CR LF.");
        if (first_line == 0)
            first_line = end + 1;
        if (const auto refusal = too_long(first_line, end + 1 - first_line))
            return *refusal;
        if (end == line + 1)
            return bytes_of_head(blank + end + 1);
        line = end + 1;
    }
    const auto refusal =
        first_line == 0 ? too_long(text.size(), 0) : too_long(first_line, text.size() - first_line);
    if (refusal)
        return *refusal;
    return bytes_of_head(0);
}

std::string_view address_in(std::string_view bytes)
{
    if (bytes.starts_with(line_end))
        bytes.remove_prefix(line_end.size());
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos)
        return {};
    const std::string_view rest = line.substr(space + 1);
    return rest.substr(0, rest.find(' '));
}

std::size_t usual_body_limit(const Request&)
{
    return largest_body;
}

Refusal body_too_large(std::size_t limit)
{
    std::string number = std::to_string(limit);
    for (std::size_t at = number.size(); at > 3;)
        number.insert(at -= 3, ",");
    return {413, "The body is larger than " + number + " bytes."};
}

Result<RequestHead, Refusal> read_head(std::string_view bytes, BodyLimit body_limit)
{
    RequestHead head;
    std::string_view rest = without_blank(bytes);
    bool is_first = true;
    while (!rest.starts_with(line_end)) {
        const std::size_t end = rest.find(line_end);
        if (end == std::string_view::npos)
            return bad("The request does not end in an empty line.");
        const std::string_view line = rest.substr(0, end);
        const auto refusal =
            is_first ? take_request_line(head, line) : take_field(head.request.headers, line);
        if (refusal)
            return *refusal;
        if (head.request.headers.size() > most_header_fields)
            return Refusal{431, "There are more than 100 headers."};
        is_first = false;
        rest.remove_prefix(end + line_end.size());
    }
    if (is_first)
        return bad("There is an empty line where a request should begin.");
    head.body_limit = body_limit(head.request);
    for (const auto check : {&take_body_length, &take_expectation})
        if (const auto refusal = check(head))
            return *refusal;
    if (const auto refusal = check_host(head))
        return *refusal;
    take_connection(head);
    return head;
}

}  // namespace findings::server
