#include "search-server/http/hearing.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

// The one file that includes Beast's HTTP, which takes long to compile. Each coroutine is a named
// function, as in connection.cpp.

namespace findings::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using beast::error_code;
using Clock = std::chrono::steady_clock;
using State = HttpServer::State;

constexpr std::size_t least_body_speed = 1024;     // bytes a second, over the whole body
constexpr std::size_t most_chunk_extension = 256;  // bytes
constexpr std::size_t most_large_bodies = 8;       // at once: they are held in memory

/// The refusal of what stands in the buffer.
Heard not_let_in(const Connection& connection, Refusal refusal)
{
    return {.refusal = std::move(refusal), .path = std::string(address_in(connection.bytes()))};
}

asio::awaitable<Heard> hear_head(Connection& connection)
{
    const Waiting waiting(connection, Waiting::For::request);
    const Patience& patience = connection.state.options.patience;
    bool has_begun = connection.buffer.size() > 0;
    connection.wire.expires_after(has_begun ? patience.header : patience.keep_alive);
    for (;;) {
        const auto size = head_size(connection.bytes());
        if (size.has_error())
            co_return not_let_in(connection, size.error());
        if (*size > 0) {
            auto head =
                read_head(connection.bytes().substr(0, *size), connection.state.options.body_limit);
            if (head.has_error())
                co_return not_let_in(connection, head.error());
            // a body is read by Beast's parser, which has to see the head again, from its first
            // line
            const std::size_t blank = connection.bytes().starts_with("\r\n") ? 2 : 0;
            connection.buffer.consume(head->has_body() ? blank : *size);
            co_return Heard{.head = std::move(*head)};
        }
        error_code error;
        if (!co_await read_more(connection, error))
            co_return Heard{};
        if (!has_begun)
            connection.wire.expires_after(patience.header);
        has_begun = true;
    }
}

void limit_extension(std::uint64_t, beast::string_view extension, error_code& error)
{
    if (extension.size() > most_chunk_extension)
        error = http::error::bad_chunk_extension;
}

/// Why a body was not taken.
Refusal refusal_of(const error_code& error, const RequestHead& head)
{
    if (error == http::error::body_limit)
        return body_too_large(head.body_limit);
    return Refusal{400, "The body is not well-formed."};
}

/// True where the body will be large, or may become so.
bool expects_large_body(const RequestHead& head)
{
    return (head.is_chunked ? head.body_limit : head.content_length) > largest_body;
}

Refusal long_trailer()
{
    return {431, "The headers within the body are longer than 8,192 bytes."};
}

/// Reads the body that belongs to the head at the front of the buffer.
asio::awaitable<Heard> hear_body(Connection& connection, RequestHead head)
{
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    State& state = connection.state;
    LargeBody large;
    if (expects_large_body(head)) {
        if (state.large_bodies == most_large_bodies)
            co_return Heard{
                .refusal = Refusal{503, "Others are sending large files. Please try again soon."},
                .path = head.request.path};
        ++state.large_bodies;
        large.reset(&state);
    }
    if (head.expects_continue && !co_await write_all(connection, go_on, ""))
        co_return Heard{};

    const Waiting waiting(connection, Waiting::For::body);
    http::request_parser<http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(largest_target + 2 * largest_header));
    parser.body_limit(head.body_limit);
    parser.eager(true);
    auto on_chunk = &limit_extension;
    parser.on_chunk_header(on_chunk);
    const auto idle = state.options.patience.body;
    const auto begin = Clock::now();
    for (;;) {
        error_code error;
        connection.buffer.consume(parser.put(connection.buffer.data(), error));
        if (error && error != http::error::need_more)
            co_return Heard{.refusal = refusal_of(error, head), .path = head.request.path};
        if (parser.is_done())
            break;
        // what Beast leaves there is the beginning of a chunk's header or of the trailer
        if (connection.buffer.size() > largest_header)
            co_return Heard{.refusal = long_trailer(), .path = head.request.path};
        const auto spent_well = std::chrono::seconds(parser.get().body().size() / least_body_speed);
        connection.wire.expires_at(std::min(Clock::now() + idle, begin + idle + spent_well));
        if (!co_await read_more(connection, error))
            co_return Heard{};
    }
    head.request.body = std::move(parser.get().body());
    co_return Heard{.head = std::move(head), .large = std::move(large)};
}

}  // namespace

asio::awaitable<Heard> hear(Connection& connection)
{
    Heard heard = co_await hear_head(connection);
    if (heard.head && heard.head->has_body())
        heard = co_await hear_body(connection, std::move(*heard.head));
    co_return heard;
}

}  // namespace findings::server
