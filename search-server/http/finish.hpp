#pragma once

#include "search-server/http/gate.hpp"
#include "search-server/http/message.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace findings::server {

/// "Mon, 23 Nov 2026 15:00:00 GMT": the one form of dates that HTTP servers send (RFC 9110, 5.6.7).
std::string http_date(std::chrono::sys_seconds when);

/// A strong validator made from content, with its quotes: equal bytes give equal tags.
std::string etag_of(std::string_view content);

/// Gives a handler's answer its HTTP manners: 304 where the client has it already (If-None-Match,
/// else If-Modified-Since), gzip where it is text, longer than 1 KB and wanted, Vary, Cache-Control
/// and the security headers. Takes its time: belongs on a worker.
void finish(const Request& request, Response& response);

/// The answer to a request that is not let in, by the path that was asked for: problem details
/// where is_for_programs(path), else a plain page. Security headers are on it.
Response refused(const Refusal& refusal, std::string_view path = {});

/// How the connection goes on after an answer, which its header has to say.
struct Framing {
    std::optional<std::size_t>
        content_length;  ///< nullopt: chunked, or up to the end of connection
    bool is_chunked = false;
    bool keep_alive = true;
};

/// Status line and header as they are sent, with the empty line.
std::string header_text(const Response& response, const Framing& framing,
                        std::chrono::sys_seconds now);

}  // namespace findings::server
