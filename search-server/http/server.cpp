#include "search-server/http/server.hpp"

#include "library/base/log.hpp"
#include "search-server/http/client_address.hpp"
#include "search-server/http/connection.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/http/serving.hpp"
#include "search-server/http/tls.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <stdexcept>

namespace findings::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using State = HttpServer::State;
using namespace std::chrono_literals;

constexpr auto pause_without_sockets = 100ms;
constexpr auto look_again = 10ms;  // whether the last connection has gone, when stopping

std::optional<tcp::endpoint> endpoint_of(const std::string& listen)
{
    const std::size_t colon = listen.rfind(':');
    if (colon == std::string::npos)
        return std::nullopt;
    std::string host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    unsigned short port = 0;
    const char* const end = listen.data() + listen.size();
    const auto read = std::from_chars(listen.data() + colon + 1, end, port);
    error_code error;
    const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
    if (error || read.ec != std::errc{} || read.ptr != end)
        return std::nullopt;
    return tcp::endpoint{address, port};
}

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
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

Client client_at(const State& state, const asio::ip::address& address)
{
    const std::vector<std::string>& proxies = state.options.trusted_proxies;
    const bool is_proxy = std::ranges::find(proxies, address.to_string()) != proxies.end();
    // a proxy speaks for everybody: it may have as many connections as there are
    return {.address = is_proxy ? "" : counted_address(address), .is_proxy = is_proxy};
}

void welcome(State& state, tcp::socket socket)
{
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error)
        return;
    Client client = client_at(state, peer.address());
    // a slow client must not keep another out; one with too many is no reason to cut anybody off
    if (state.limits.is_full() && state.limits.has_share(client.address))
        state.make_room();
    if (!state.limits.enter(client.address)) {
        turn_away(state, socket);
        return;
    }
    socket.set_option(tcp::no_delay(true), error);
    asio::co_spawn(state.sockets, converse(state, std::move(socket), std::move(client)), &note_end);
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

/// On a worker: the certificate as it is now; null, and the log has it, where it cannot be used.
asio::awaitable<std::unique_ptr<asio::ssl::context>> read_anew(const TlsFiles& files)
{
    try {
        co_return read_tls(files);
    } catch (const std::runtime_error& error) {
        log(LogLevel::error, "the certificate stays the old one", {{"what", error.what()}});
    }
    co_return nullptr;
}

asio::awaitable<void> heed_hangups(State& state)
{
    for (;;) {
        error_code error;
        co_await state.hangups.async_wait(asio::redirect_error(asio::use_awaitable, error));
        if (error)
            co_return;
        auto tls = co_await asio::co_spawn(state.workers, read_anew(*state.options.tls),
                                           asio::use_awaitable);
        if (tls) {
            state.tls = std::move(tls);
            log(LogLevel::info, "the certificate was read anew");
        }
    }
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
    for (const auto& [turn, waiter] : waiting)
        if (waiter.is_idle)
            waiter.socket->cancel(ignored);
    asio::co_spawn(sockets, end_grace(*this), &note_end);
}

void HttpServer::State::make_room()
{
    if (waiting.empty())
        return;
    const Waiter longest = waiting.begin()->second;
    waiting.erase(waiting.begin());
    longest.place->give_back();
    error_code ignored;
    longest.socket->close(ignored);
    if (const auto time = Clock::now(); time - last_room_log >= 1s) {
        last_room_log = time;
        log(LogLevel::warning, "all connections are taken: who waits longest is cut off");
    }
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

bool is_listen_address(const std::string& listen)
{
    return endpoint_of(listen).has_value();
}

bool is_loopback(const std::string& listen)
{
    const auto where = endpoint_of(listen);
    return where && where->address().is_loopback();
}

HttpServer::HttpServer(const ServerOptions& options, Handler handler, Observer observer)
    : state_(std::make_unique<State>(options, std::move(handler), std::move(observer)))
{
    const std::optional<tcp::endpoint> where = endpoint_of(options.listen);
    if (!where)
        throw std::runtime_error("cannot listen on \"" + options.listen + "\": give ADDRESS:PORT");
    if (options.tls)
        state_->tls = read_tls(*options.tls);
    error_code error;
    state_->acceptor.open(where->protocol(), error);
    state_->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        state_->acceptor.bind(*where, error);
    if (!error)
        state_->acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error)
        throw std::runtime_error("cannot listen on " + options.listen + ": " + error.message());
    // From here on a signal waits for run() to heed it: whoever was told the port may send one.
    if (options.heeds_signals) {
        state_->signals.add(SIGINT);
        state_->signals.add(SIGTERM);
    }
    // else it ends the program, as it does when its terminal goes
    if (options.heeds_signals && options.tls)
        state_->hangups.add(SIGHUP);
}

HttpServer::~HttpServer() = default;

unsigned short HttpServer::port() const
{
    return state_->acceptor.local_endpoint().port();
}

bool HttpServer::run()
{
    State& state = *state_;
    if (state.options.heeds_signals)
        asio::co_spawn(state.sockets, heed_signals(state), &note_end);
    if (state.options.heeds_signals && state.options.tls)
        asio::co_spawn(state.sockets, heed_hangups(state), &note_end);
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
