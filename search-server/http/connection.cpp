#include "search-server/http/connection.hpp"

#include "library/base/log.hpp"
#include "search-server/http/client_address.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/http/gate.hpp"
#include "search-server/http/wire.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fmt/core.h>

#include <algorithm>

// The one file that includes Beast's HTTP, which takes long to compile. Each coroutine is a named
// function that takes what it needs as parameters: g++ 12 destroys captures and temporaries twice
// where a capturing lambda and a co_await share an expression (gcc.gnu.org/PR107288).

namespace findings::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using beast::error_code;
using Clock = std::chrono::steady_clock;
using State = HttpServer::State;
using namespace std::chrono_literals;

constexpr std::size_t read_at_once = 8 * 1024;     // bytes
constexpr std::size_t write_at_once = 64 * 1024;   // bytes; each has the patience for itself
constexpr std::size_t least_body_speed = 1024;     // bytes a second, over the whole body
constexpr std::size_t most_chunk_extension = 256;  // bytes
constexpr std::size_t most_large_bodies = 8;       // at once: they are held in memory
constexpr std::size_t most_passed_over = 32 * 1024 * 1024;  // bytes read after a refusal
constexpr auto longest_farewell = 2s;

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::chrono::microseconds since(Clock::time_point begin)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
}

Response failed()
{
    return refused({500, "Something went wrong here. It has been written to the log."});
}

/// A handler's answer with its manners; never throws, never comes back without an answer.
Response answered(const Handler& handler, const Request& request) noexcept
try {
    Response response = handler(request);
    finish(request, response);
    return response;
} catch (const std::exception& error) {
    log(LogLevel::error, "request failed", {{"what", error.what()}});
    return failed();
}

/// Counts a piece of work that a worker has, from the socket thread.
class Job {
public:
    explicit Job(State& state) : state_(state) { ++state_.jobs; }
    ~Job() { --state_.jobs; }
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

private:
    State& state_;
};

/// One client's connection.
struct Connection {
    State& state;
    Place& place;
    Wire wire;
    beast::flat_buffer buffer{};  ///< what the client sent ahead of time stays here

    std::string_view bytes() const
    {
        const auto data = buffer.data();
        return {static_cast<const char*>(data.data()), data.size()};
    }
};

/// Says that a connection waits for its client, as long as the object lives.
class Waiting {
public:
    enum class For { request, body, taking };

    Waiting(Connection& connection, For what) : state_(connection.state), turn_(state_.next_turn++)
    {
        state_.waiting.emplace(turn_, State::Waiter{&connection.wire.socket(), &connection.place,
                                                    what == For::request});
    }
    ~Waiting() { state_.waiting.erase(turn_); }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

private:
    State& state_;
    std::uint64_t turn_;
};

/// A place among those with a large body, given back with the object.
struct GiveBack {
    void operator()(State* state) const { --state->large_bodies; }
};
using LargeBody = std::unique_ptr<State, GiveBack>;

/// What came of waiting for a request: one of these, or neither where the client has left or was
/// too slow (Beast has closed the socket then: there is nobody to tell).
struct Heard {
    std::optional<RequestHead> head;
    std::optional<Refusal> refusal;
    std::string path = {};  ///< that a refusal answers
    LargeBody large = {};   ///< null: the body is not
};

/// Reads what there is; false where the client left or was too slow.
asio::awaitable<bool> read_more(Connection& connection, error_code& error)
{
    const std::size_t count =
        co_await connection.wire.read_some(connection.buffer.prepare(read_at_once), error);
    connection.buffer.commit(count);
    co_return !error;
}

/// The refusal of what stands in the buffer.
Heard not_let_in(const Connection& connection, Refusal refusal)
{
    return {.refusal = std::move(refusal), .path = std::string(address_in(connection.bytes()))};
}

asio::awaitable<Heard> hear(Connection& connection)
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

/// Writes both, the second one in pieces: a slow client may take long over a large answer, as long
/// as it takes it.
asio::awaitable<bool> write_all(Connection& connection, std::string_view first,
                                std::string_view second)
{
    error_code error;
    do {
        const std::string_view piece = second.substr(0, write_at_once);
        const Waiting waiting(connection, Waiting::For::taking);
        connection.wire.expires_after(connection.state.options.patience.write);
        co_await connection.wire.write(first, piece, error);
        first = {};
        second.remove_prefix(piece.size());
    } while (!error && !second.empty());
    co_return !error;
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

/// On a worker: the answer to one request, and word of it.
asio::awaitable<Response> work(State& state, const Request& request, Clock::time_point came)
{
    Response response = answered(state.handler, request);
    if (const auto* text = std::get_if<std::string>(&response.body)) {
        const bool is_sent = request.method != Method::head;
        state.tell_from_worker({request.method, response.route, response.status,
                                is_sent ? text->size() : 0, since(came)});
    }
    co_return response;
}

/// On a worker: the next block of a long answer; nullopt where it cannot be made.
asio::awaitable<std::optional<std::string>> next_block(const BlockSource& source)
{
    try {
        co_return source();
    } catch (const std::exception& error) {
        log(LogLevel::error, "answer cut off", {{"what", error.what()}});
    }
    co_return std::nullopt;
}

asio::awaitable<bool> send_blocks(Connection& connection, const BlockSource& source,
                                  bool is_chunked, std::uint64_t& sent)
{
    for (;;) {
        std::optional<std::string> block;
        {
            const Job job(connection.state);
            block = co_await asio::co_spawn(connection.state.workers, next_block(source),
                                            asio::use_awaitable);
        }
        if (!block)
            co_return false;  // without the last chunk the client sees that it is not whole
        const bool is_end = block->empty();
        sent += block->size();
        const std::string size = is_chunked ? fmt::format("{:x}\r\n", block->size()) : "";
        if (is_chunked)
            *block += "\r\n";
        if (!co_await write_all(connection, size, *block))
            co_return false;
        if (is_end)
            co_return true;
    }
}

Framing framing_of(const RequestHead& head, const Response& response, bool stopping)
{
    const auto* text = std::get_if<std::string>(&response.body);
    Framing framing;
    if (text)
        framing.content_length = text->size();
    framing.is_chunked = !text && !head.is_http_1_0;
    // an answer without length or chunks ends where its connection does
    framing.keep_alive = head.keep_alive && !stopping && (text || framing.is_chunked);
    return framing;
}

/// Sends the answer; false where the connection is of no further use.
asio::awaitable<bool> send(Connection& connection, const RequestHead& head,
                           const Response& response, Clock::time_point came)
{
    const Framing framing = framing_of(head, response, connection.state.stopping);
    const std::string header = header_text(response, framing, now());
    const auto* source = std::get_if<BlockSource>(&response.body);
    const bool has_body = head.request.method != Method::head;
    const std::string_view body = source || !has_body ? "" : std::string_view(response.text());
    bool is_whole = co_await write_all(connection, header, body);
    std::uint64_t sent = 0;
    if (is_whole && source && has_body)
        is_whole = co_await send_blocks(connection, *source, framing.is_chunked, sent);
    if (source)
        connection.state.tell_from_socket_thread(
            {head.request.method, response.route, response.status, sent, since(came)});
    const bool is_of_use = is_whole && framing.keep_alive;
    co_return is_of_use;
}

/// Answers one request that was let in; false where the connection is of no further use.
asio::awaitable<bool> respond(Connection& connection, RequestHead& head)
{
    State& state = connection.state;
    const auto came = Clock::now();
    Response response;
    if (state.jobs >= state.options.workers + state.options.queue) {
        response =
            refused({503, "The server is busy. Please try again in a moment."}, head.request.path);
        state.tell_of_overload();
    } else {
        const Job job(state);
        response = co_await asio::co_spawn(state.workers, work(state, head.request, came),
                                           asio::use_awaitable);
    }
    co_return co_await send(connection, head, response, came);
}

/// Lets the client read the last answer: closing at once, with bytes of theirs unread, would make
/// its system throw the answer away (RFC 9112 section 9.6).
asio::awaitable<void> take_leave(Connection& connection)
{
    connection.wire.expires_after(longest_farewell);
    co_await connection.wire.end_writing();
    error_code error;
    std::size_t passed_over = 0;
    while (!error && passed_over < most_passed_over) {
        connection.buffer.clear();
        co_await read_more(connection, error);
        passed_over += connection.buffer.size();
    }
}

asio::awaitable<void> refuse(Connection& connection, const Refusal& refusal, std::string_view path)
{
    const Response response = refused(refusal, path);
    const Framing framing{.content_length = response.text().size(), .keep_alive = false};
    const std::string header = header_text(response, framing, now());
    connection.state.tell_from_socket_thread(
        {Method::other, "", refusal.status, response.text().size(), {}});
    co_await write_all(connection, header, response.text());
}

/// False where the connection is of no further use.
asio::awaitable<bool> begin(Connection& connection)
{
    Handshake handshake{};
    {
        const Waiting waiting(connection, Waiting::For::request);
        connection.wire.expires_after(connection.state.options.patience.header);
        handshake = co_await connection.wire.shake_hands();
    }
    if (handshake == Handshake::plain_http) {
        const Refusal refusal{400, "This address speaks HTTPS: begin it with https://"};
        co_await refuse(connection, refusal, "/");
    }
    co_return handshake == Handshake::done;
}

}  // namespace

asio::awaitable<void> converse(State& state, tcp::socket socket, Client client)
{
    Place place(state.limits, client.address);
    Connection connection{state, place, Wire(std::move(socket), state.tls.get())};
    bool is_open = co_await begin(connection);
    while (is_open && !state.stopping) {
        Heard heard = co_await hear(connection);
        if (heard.head && heard.head->has_body())
            heard = co_await hear_body(connection, std::move(*heard.head));
        if (heard.refusal)
            co_await refuse(connection, *heard.refusal, heard.path);
        if (heard.head)
            heard.head->request.client =
                client.is_proxy ? forwarded_address(heard.head->request) : client.address;
        is_open = heard.head && co_await respond(connection, *heard.head);
    }
    if (!state.stopping)
        co_await take_leave(connection);
}

}  // namespace findings::server
