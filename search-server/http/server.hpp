#pragma once

#include "search-server/http/connection_limits.hpp"
#include "search-server/http/gate.hpp"
#include "search-server/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace findings::server {

/// Turns a request into a response. Runs on a worker thread, on several at once, and may block
/// there.
using Handler = std::function<Response(const Request&)>;

/// One request and what became of it: for the access log and the metrics. Without address, query
/// and anything else about the person who asked.
struct Exchange {
    Method method = Method::get;
    std::string route;  ///< the pattern that answered; empty: none did
    unsigned status = 0;
    std::uint64_t bytes = 0;           ///< of the body as it was sent
    std::chrono::microseconds took{};  ///< from the whole request to the answer, waiting included
};

/// Is told of every exchange.
struct Observer {
    /// Any thread, several at once; must not block.
    std::function<void(const Exchange&)> count;
    /// On a worker, on several at once. Of requests turned away for want of room it hears of one a
    /// second at most: an overload must not become one of the log.
    std::function<void(const Exchange&)> write_down;
};

/// How long a client may take, so that a slow one holds no place that another could have.
struct Patience {
    std::chrono::milliseconds header{10'000};      ///< from the first byte of a request to its body
    std::chrono::milliseconds body{10'000};        ///< for the next bytes of a body
    std::chrono::milliseconds write{30'000};       ///< to take an answer, or a block of a long one
    std::chrono::milliseconds keep_alive{15'000};  ///< until the next request begins
    std::chrono::milliseconds grace{10'000};       ///< for running requests, once told to stop
};

/// Files in PEM: the certificate, with those that lead to a root after it, and its key without a
/// passphrase.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

struct ServerOptions {
    std::string listen = "127.0.0.1:8080";  ///< "ADDRESS:PORT", "[::1]:8080"; port 0: any free one
    std::size_t workers = 2;                ///< as many requests are answered at once
    std::size_t queue = 64;                 ///< requests that may wait for a worker
    ConnectionLimits::Most connections;
    BodyLimit body_limit = &usual_body_limit;
    Patience patience;
    /// Addresses of proxies whose X-Forwarded-For is believed.
    std::vector<std::string> trusted_proxies;
    /// Speaks HTTPS with them; they are read anew on SIGHUP.
    std::optional<TlsFiles> tls;
    bool heeds_signals =
        true;  ///< SIGINT and SIGTERM stop; the second one ends the program at once
};

/// True for what ServerOptions::listen takes.
bool is_listen_address(const std::string& listen);

/// True for such an address that only this machine reaches.
bool is_loopback(const std::string& listen);

/// Serves HTTP/1.1, over TLS or not: one thread for sockets, a pool of workers for answers.
class HttpServer {
public:
    /// Reads the certificate and listens. Throws std::runtime_error that says why not.
    HttpServer(const ServerOptions& options, Handler handler, Observer observer);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// The port that was had.
    unsigned short port() const;

    /// Serves until stop() or a signal; running requests are then finished. Returns false where
    /// some were still running when the grace had passed: their threads cannot be joined, so the
    /// caller should end the program.
    bool run();

    /// Accepts nothing more, closes what is idle, lets running requests finish. Any thread.
    void stop();

    struct State;  ///< for server.cpp only

private:
    std::unique_ptr<State> state_;
};

}  // namespace findings::server
