#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace findings::server {

enum class Method { get, head, post, put, delete_, options, other };

/// "GET", …; "OTHER" for Method::other.
std::string_view name(Method method);

using Fields = std::vector<std::pair<std::string, std::string>>;

/// One request, taken apart and checked by the HTTP gate. A plain value, so that a test makes one
/// without a socket.
struct Request {
    Method method = Method::get;
    std::string target;  ///< as it was sent
    std::string path;    ///< percent-decoded, UTF-8, begins with "/", without "." and ".." segments
    Fields parameters;   ///< of the query, decoded, in their order; values are UTF-8
    Fields headers;      ///< names in lower case
    std::string body;
    /// Whose it is, for limits alone: an IPv4 address or the /64 network of an IPv6 one; empty for
    /// loopback. Never to be logged or kept.
    std::string client = {};

    /// The first one of the name; nullopt where there is none.
    std::optional<std::string_view> header(std::string_view name) const;
    std::optional<std::string_view> parameter(std::string_view name) const;
    std::vector<std::string_view> parameters_named(std::string_view name) const;
};

/// Parses a target such as "/en/search?q=a+b" into path and parameters; false where it is not a
/// well-formed origin-form address in UTF-8 without NUL. Characters that browsers send as they are
/// though RFC 3986 does not have them ("|", "{", letters with accents) are taken.
bool take_target(Request& request, std::string_view target);

/// "a=1&b=2" as pairs, percent-decoded, "+" as a space; nullopt where it is not well-formed, not
/// UTF-8 or has a NUL.
std::optional<Fields> decoded_pairs(std::string_view query);

/// True below /api, /health and /metrics, where errors are problem+json, not pages. Takes a path or
/// the beginning of a target as it was sent; what is no path is for programs too.
bool is_for_programs(std::string_view path);

/// Gives the body block by block; an empty block is the end. Called on a worker thread, for one
/// block at a time, so that a slow client holds nothing meanwhile.
using BlockSource = std::function<std::string()>;

/// One answer. The HTTP layer adds Date, Content-Length, the security headers and compression, and
/// drops the body for HEAD.
struct Response {
    unsigned status = 200;
    Fields headers;
    std::variant<std::string, BlockSource> body;
    std::string route = {};  ///< the pattern that answered, for log and metrics; empty: none did

    void set(std::string_view name, std::string value);  ///< in place of one that is there
    std::optional<std::string_view> header(std::string_view name) const;
    const std::string& text() const { return std::get<std::string>(body); }
};

/// The reason phrase of RFC 9110 for the statuses we use: "Not Found".
std::string_view reason(unsigned status);

}  // namespace findings::server
