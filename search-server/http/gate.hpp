#pragma once

#include "library/base/result.hpp"
#include "search-server/http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace findings::server {

inline constexpr std::size_t largest_target = 16 * 1024;  ///< bytes of an address as sent
inline constexpr std::size_t largest_header = 8 * 1024;   ///< bytes of the lines after the first
inline constexpr std::size_t most_header_fields = 100;
/// Bytes, after chunks are joined, but where a BodyLimit says otherwise.
inline constexpr std::size_t largest_body = 1024 * 1024;

/// Why a request is not let in. The connection is closed after it: what follows on it cannot be
/// trusted to be a request of its own.
struct Refusal {
    unsigned status = 400;
    std::string detail;  ///< a sentence for the person who asked
    bool operator==(const Refusal&) const = default;
};

/// How many bytes the body of a request may have, which is not there yet. Called on the socket
/// thread: must not block.
using BodyLimit = std::size_t (*)(const Request&);

/// largest_body, for every request.
std::size_t usual_body_limit(const Request& request);

/// 413, with the limit named.
Refusal body_too_large(std::size_t limit);

/// A request's first part: everything before its body.
struct RequestHead {
    Request request;  ///< without its body
    bool keep_alive = true;
    bool is_http_1_0 = false;
    bool is_chunked = false;           ///< the body's length is not known beforehand
    std::uint64_t content_length = 0;  ///< bytes of the body, where it is not chunked
    bool expects_continue = false;
    std::size_t body_limit = largest_body;  ///< bytes

    bool has_body() const { return is_chunked || content_length > 0; }
};

/// How many of the bytes that have come so far are a whole head, with the empty line that ends it
/// (and one that may precede it); 0 where more bytes are needed. Refuses as soon as it can be said:
/// a line that does not end in CR LF, an address or header that is too long.
Result<std::size_t, Refusal> head_size(std::string_view bytes);

/// The address in the first line, as far as it has come, for the form of a refusal; empty where
/// there is none.
std::string_view address_in(std::string_view bytes);

/// Takes a whole head apart. Stricter than Beast 1.81, which lets requests through that a proxy in
/// front may read in another way (two requests where it saw one): exactly one valid Host (none is
/// well only in HTTP/1.0), Transfer-Encoding only "chunked", only in HTTP/1.1 and only without
/// Content-Length, Content-Length one plain number, no folded lines, no control characters, "*" for
/// OPTIONS only. Sources: RFC 9110, RFC 9112.
Result<RequestHead, Refusal> read_head(std::string_view head,
                                       BodyLimit body_limit = &usual_body_limit);

}  // namespace findings::server
