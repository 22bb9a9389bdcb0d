#include "search-server/http/server.hpp"

#include "library/base/log.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/http/gate.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <set>

// The one file with coroutines. Each is a named function that takes what it needs as parameters:
// g++ 12 destroys captures and temporaries twice where a capturing lambda and a co_await share an
// expression (gcc.gnu.org/PR107288).

namespace findings::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using beast::error_code;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::size_t read_at_once = 8 * 1024;             // bytes
constexpr std::size_t least_body_speed = 1024;             // bytes a second, over the whole body
constexpr std::size_t most_chunk_extension = 256;          // bytes
constexpr std::size_t most_passed_over = 4 * 1024 * 1024;  // bytes read after a refusal
constexpr auto longest_farewell = 2s;
constexpr auto pause_without_sockets = 100ms;
constexpr auto look_again = 10ms;  // whether the last connection has gone, when stopping

tcp::endpoint endpoint_of(const std::string& listen)
{
    const std::size_t colon = listen.rfind(':');
    const auto wrong = [&] {
        return std::runtime_error(
            "cannot listen on \"" + listen +
            "\": give ADDRESS:PORT, for example 127.0.0.1:8080 or [::1]:8080");
    };
    if (colon == std::string::npos)
        throw wrong();
    std::string host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    unsigned short port = 0;
    const char* const end = listen.data() + listen.size();
    const auto read = std::from_chars(listen.data() + colon + 1, end, port);
    error_code error;
    const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
    if (error || read.ec != std::errc{} || read.ptr != end)
        throw wrong();
    return {address, port};
}

/// What connections are counted by: an IPv4 address, the /64 network of an IPv6 one (a household
/// has all of it); empty for loopback.
std::string counted_address(const asio::ip::address& address)
{
    if (address.is_loopback())
        return "";
    if (address.is_v4())
        return address.to_string();
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped()) {
        const auto v4 = asio::ip::make_address_v4(asio::ip::v4_mapped, v6);
        return v4.is_loopback() ? "" : v4.to_string();
    }
    const auto bytes = v6.to_bytes();
    return std::string(bytes.begin(), bytes.begin() + 8);
}

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

}  // namespace

struct HttpServer::State {
    State(const ServerOptions& server_options, Handler to_answer, Observer to_tell)
        : options(server_options), handler(std::move(to_answer)), observer(std::move(to_tell)),
          limits(options.connections)
    {}

    ServerOptions options;
    Handler handler;
    Observer observer;
    // everything from here on belongs to the socket thread
    ConnectionLimits limits;
    std::set<beast::tcp_stream*> idle;  ///< wait for a request; closed when the server stops
    std::size_t jobs = 0;               ///< given to the workers and not yet back
    bool stopping = false;
    Clock::time_point last_overload_log{};
    // destroyed first, and with it the coroutines, which use all of the above
    asio::io_context sockets{1};
    tcp::acceptor acceptor{sockets};
    asio::signal_set signals{sockets};
    asio::thread_pool workers{options.workers};

    void begin_stop();
    void tell_from_socket_thread(const Exchange& exchange);
    void tell_of_overload();
    void tell_from_worker(const Exchange& exchange);
};

namespace {

using State = HttpServer::State;

/// A place among the connections, given back with the object.
class Place {
public:
    Place(State& state, std::string address) : state_(state), address_(std::move(address)) {}
    ~Place() { state_.limits.leave(address_); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

private:
    State& state_;
    std::string address_;
};

/// Says that the connection waits for a request, as long as the object lives.
class Idle {
public:
    Idle(State& state, beast::tcp_stream& stream) : state_(state), stream_(stream)
    {
        state_.idle.insert(&stream_);
    }
    ~Idle() { state_.idle.erase(&stream_); }
    Idle(const Idle&) = delete;
    Idle& operator=(const Idle&) = delete;

private:
    State& state_;
    beast::tcp_stream& stream_;
};

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
    beast::tcp_stream stream;
    beast::flat_buffer buffer{};  ///< what the client sent ahead of time stays here

    std::string_view bytes() const
    {
        const auto data = buffer.data();
        return {static_cast<const char*>(data.data()), data.size()};
    }
};

/// What came of waiting for a request: one of these, or neither where the client has left or was
/// too slow (Beast has closed the socket then: there is nobody to tell).
struct Heard {
    std::optional<RequestHead> head;
    std::optional<Refusal> refusal;
};

/// Reads what there is; false where the client left or was too slow.
asio::awaitable<bool> read_more(Connection& connection, error_code& error)
{
    const std::size_t count = co_await connection.stream.async_read_some(
        connection.buffer.prepare(read_at_once), asio::redirect_error(asio::use_awaitable, error));
    connection.buffer.commit(count);
    co_return !error;
}

asio::awaitable<Heard> hear(Connection& connection)
{
    const Idle idle(connection.state, connection.stream);
    const Patience& patience = connection.state.options.patience;
    bool has_begun = connection.buffer.size() > 0;
    connection.stream.expires_after(has_begun ? patience.header : patience.keep_alive);
    for (;;) {
        const auto size = head_size(connection.bytes());
        if (size.has_error())
            co_return Heard{.refusal = size.error()};
        if (*size > 0) {
            auto head = read_head(connection.bytes().substr(0, *size));
            if (head.has_error())
                co_return Heard{.refusal = head.error()};
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
            connection.stream.expires_after(patience.header);
        has_begun = true;
    }
}

asio::awaitable<bool> write_all(Connection& connection, const std::string& first,
                                const std::string& second)
{
    connection.stream.expires_after(connection.state.options.patience.write);
    const std::array<asio::const_buffer, 2> both{asio::buffer(first), asio::buffer(second)};
    error_code error;
    co_await asio::async_write(connection.stream, both,
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

void limit_extension(std::uint64_t, beast::string_view extension, error_code& error)
{
    if (extension.size() > most_chunk_extension)
        error = http::error::bad_chunk_extension;
}

/// Why a body was not read to its end; nullopt where the client is gone.
std::optional<Refusal> refusal_of(const error_code& error)
{
    if (error == http::error::body_limit)
        return Refusal{413, "The body is larger than 1,048,576 bytes."};
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error.category() == http::make_error_code(http::error::bad_chunk).category())
        return Refusal{400, "The body is not well-formed."};
    return std::nullopt;
}

/// Reads the body that belongs to the head at the front of the buffer.
asio::awaitable<Heard> hear_body(Connection& connection, RequestHead head)
{
    static const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    static const std::string nothing;
    if (head.expects_continue && !co_await write_all(connection, go_on, nothing))
        co_return Heard{};

    http::request_parser<http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(largest_target + 2 * largest_header));
    parser.body_limit(largest_body);
    parser.eager(true);
    auto on_chunk = &limit_extension;
    parser.on_chunk_header(on_chunk);
    const auto idle = connection.state.options.patience.body;
    const auto begin = Clock::now();
    while (!parser.is_done()) {
        const auto spent_well = std::chrono::seconds(parser.get().body().size() / least_body_speed);
        connection.stream.expires_at(std::min(Clock::now() + idle, begin + idle + spent_well));
        error_code error;
        co_await http::async_read_some(connection.stream, connection.buffer, parser,
                                       asio::redirect_error(asio::use_awaitable, error));
        if (error)
            co_return Heard{.refusal = refusal_of(error)};
    }
    head.request.body = std::move(parser.get().body());
    co_return Heard{.head = std::move(head)};
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
    static const std::string nothing;
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
        const std::string size = is_chunked ? fmt::format("{:x}\r\n", block->size()) : nothing;
        if (is_chunked)
            *block += "\r\n";
        if (!co_await write_all(connection, size, *block))
            co_return false;
        if (is_end)
            co_return true;
    }
}

/// Sends the answer; false where the connection is of no further use.
asio::awaitable<bool> send(Connection& connection, const RequestHead& head, Response& response,
                           Clock::time_point came)
{
    auto* source = std::get_if<BlockSource>(&response.body);
    auto* text = std::get_if<std::string>(&response.body);
    Framing framing{.is_chunked = source && !head.is_http_1_0};
    // an answer without length or chunks ends where its connection does
    framing.keep_alive =
        head.keep_alive && !connection.state.stopping && (text || framing.is_chunked);
    if (text)
        framing.content_length = text->size();
    const std::string header = header_text(response, framing, now());
    const std::string nothing;
    const bool has_body = head.request.method != Method::head;
    const bool is_sent = co_await write_all(connection, header, text && has_body ? *text : nothing);
    if (!is_sent || !source || !has_body)
        co_return is_sent&& framing.keep_alive;
    std::uint64_t sent = 0;
    const bool is_whole = co_await send_blocks(connection, *source, framing.is_chunked, sent);
    connection.state.tell_from_socket_thread(
        {head.request.method, response.route, response.status, sent, since(came)});
    const bool is_open = is_whole && framing.keep_alive;
    co_return is_open;
}

/// Answers one request that was let in; false where the connection is of no further use.
asio::awaitable<bool> respond(Connection& connection, RequestHead& head)
{
    State& state = connection.state;
    const auto came = Clock::now();
    Response response;
    if (state.jobs >= state.options.workers + state.options.queue) {
        response =
            refused({503, "The server is busy. Please try again in a moment."}, &head.request);
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
    error_code error;
    connection.stream.socket().shutdown(tcp::socket::shutdown_send, error);
    connection.stream.expires_after(longest_farewell);
    std::size_t passed_over = 0;
    while (!error && passed_over < most_passed_over) {
        connection.buffer.clear();
        co_await read_more(connection, error);
        passed_over += connection.buffer.size();
    }
}

asio::awaitable<void> refuse(Connection& connection, const Refusal& refusal)
{
    const Response response = refused(refusal);
    const Framing framing{.content_length = response.text().size(), .keep_alive = false};
    const std::string header = header_text(response, framing, now());
    connection.state.tell_from_socket_thread(
        {Method::other, "", refusal.status, response.text().size(), {}});
    co_await write_all(connection, header, response.text());
}

asio::awaitable<void> converse(State& state, tcp::socket socket, std::string address)
{
    const Place place(state, std::move(address));
    Connection connection{state, beast::tcp_stream(std::move(socket))};
    for (bool is_open = true; is_open && !state.stopping;) {
        Heard heard = co_await hear(connection);
        if (heard.head && heard.head->has_body())
            heard = co_await hear_body(connection, std::move(*heard.head));
        if (heard.refusal)
            co_await refuse(connection, *heard.refusal);
        is_open = heard.head && co_await respond(connection, *heard.head);
    }
    if (!state.stopping)
        co_await take_leave(connection);
}

void note_end(std::exception_ptr failure)
{
    if (!failure)
        return;
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        log(LogLevel::warning, "connection dropped", {{"what", error.what()}});
    }
}

/// Says no to a connection there is no place for, without waiting for anything.
void turn_away(State& state, tcp::socket& socket)
{
    const Response response = refused({503, "The server has too many open connections."});
    const Framing framing{.content_length = response.text().size(), .keep_alive = false};
    const std::string answer = header_text(response, framing, now()) + response.text();
    error_code ignored;  // a client that cannot take it at once gets none
    socket.non_blocking(true, ignored);
    socket.send(asio::buffer(answer), 0, ignored);
    state.tell_of_overload();
}

void welcome(State& state, tcp::socket socket)
{
    error_code error;
    const auto client = socket.remote_endpoint(error);
    if (error)
        return;
    std::string address = counted_address(client.address());
    if (!state.limits.enter(address)) {
        turn_away(state, socket);
        return;
    }
    socket.set_option(tcp::no_delay(true), error);
    asio::co_spawn(state.sockets, converse(state, std::move(socket), std::move(address)),
                   &note_end);
}

asio::awaitable<void> accept_all(State& state)
{
    while (!state.stopping) {
        tcp::socket socket(state.sockets);
        error_code error;
        co_await state.acceptor.async_accept(socket,
                                             asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            welcome(state, std::move(socket));
            continue;
        }
        // no descriptors left, most likely: those that finish give some back
        if (!state.stopping) {
            asio::steady_timer pause(state.sockets, pause_without_sockets);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
    }
}

asio::awaitable<void> heed_signals(State& state)
{
    error_code error;
    co_await state.signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error)
        co_return;
    state.begin_stop();
    co_await state.signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (!error)
        std::_Exit(EXIT_FAILURE);
}

/// Ends the serving when the last connection has gone, or the grace is over.
asio::awaitable<void> end_grace(State& state)
{
    const auto end = Clock::now() + state.options.patience.grace;
    asio::steady_timer timer(state.sockets);
    while (state.limits.open() > 0 && Clock::now() < end) {
        timer.expires_after(look_again);
        error_code ignored;
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    state.sockets.stop();
}

}  // namespace

void HttpServer::State::begin_stop()
{
    if (stopping)
        return;
    stopping = true;
    log(LogLevel::info, "stopping", {{"running", std::to_string(jobs)}});
    error_code ignored;
    acceptor.close(ignored);
    for (beast::tcp_stream* stream : std::set(idle))
        stream->cancel();
    asio::co_spawn(sockets, end_grace(*this), &note_end);
}

void HttpServer::State::tell_from_worker(const Exchange& exchange)
{
    observer.count(exchange);
    observer.write_down(exchange);
}

void HttpServer::State::tell_from_socket_thread(const Exchange& exchange)
{
    observer.count(exchange);
    asio::post(workers, [this, exchange] { observer.write_down(exchange); });
}

void HttpServer::State::tell_of_overload()
{
    const Exchange exchange{.method = Method::other, .status = 503};
    const auto time = Clock::now();
    if (time - last_overload_log < 1s) {
        observer.count(exchange);
        return;
    }
    last_overload_log = time;
    tell_from_socket_thread(exchange);
}

HttpServer::HttpServer(const ServerOptions& options, Handler handler, Observer observer)
    : state_(std::make_unique<State>(options, std::move(handler), std::move(observer)))
{
    const tcp::endpoint where = endpoint_of(options.listen);
    error_code error;
    state_->acceptor.open(where.protocol(), error);
    state_->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        state_->acceptor.bind(where, error);
    if (!error)
        state_->acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error)
        throw std::runtime_error("cannot listen on " + options.listen + ": " + error.message());
}

HttpServer::~HttpServer() = default;

unsigned short HttpServer::port() const
{
    return state_->acceptor.local_endpoint().port();
}

bool HttpServer::run()
{
    State& state = *state_;
    if (state.options.stops_on_signals) {
        state.signals.add(SIGINT);
        state.signals.add(SIGTERM);
        asio::co_spawn(state.sockets, heed_signals(state), &note_end);
    }
    asio::co_spawn(state.sockets, accept_all(state), &note_end);
    state.sockets.run();
    const bool all_done = state.jobs == 0;
    if (all_done)
        state.workers.join();
    return all_done;
}

void HttpServer::stop()
{
    asio::post(state_->sockets, [this] { state_->begin_stop(); });
}

}  // namespace findings::server
