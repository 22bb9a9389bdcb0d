#include "search-server/http/connection.hpp"

#include "library/base/log.hpp"
#include "search-server/http/client_address.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/http/hearing.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/core.h>

// Each coroutine is a named function that takes what it needs as parameters: g++ 12 destroys
// captures and temporaries twice that share an expression with a co_await (gcc.gnu.org/PR107288).

namespace findings::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using State = HttpServer::State;
using namespace std::chrono_literals;

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
