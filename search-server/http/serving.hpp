#pragma once

#include "search-server/http/connection_limits.hpp"
#include "search-server/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>

namespace findings::server {

/// What the connections of one server share. For this folder only.
struct HttpServer::State {
    State(const ServerOptions& server_options, Handler to_answer, Observer to_tell)
        : options(server_options), handler(std::move(to_answer)), observer(std::move(to_tell)),
          limits(options.connections)
    {}

    /// A connection that waits for its client.
    struct Waiter {
        boost::asio::ip::tcp::socket* socket;
        Place* place;
        bool is_idle;  ///< for the next request: nothing is lost where it is cut off
    };

    ServerOptions options;
    Handler handler;
    Observer observer;
    // everything from here on belongs to the socket thread
    ConnectionLimits limits;
    std::map<std::uint64_t, Waiter> waiting;  ///< by their turn: who waits longest is first
    std::uint64_t next_turn = 0;
    std::size_t jobs = 0;          ///< given to the workers and not yet back
    std::size_t large_bodies = 0;  ///< beyond largest_body, being read or answered
    bool stopping = false;
    std::unique_ptr<boost::asio::ssl::context> tls;  ///< what the next connection begins with
    std::chrono::steady_clock::time_point last_overload_log{};
    std::chrono::steady_clock::time_point last_room_log{};
    // destroyed first, and with it the coroutines, which use all of the above
    boost::asio::io_context sockets{1};
    boost::asio::ip::tcp::acceptor acceptor{sockets};
    boost::asio::signal_set signals{sockets};
    boost::asio::signal_set hangups{sockets};
    boost::asio::thread_pool workers{options.workers};

    /// Accepts nothing more and cuts off what waits for a request.
    void begin_stop();

    /// Closes the connection whose client has kept it waiting longest, if any does, and gives its
    /// place back.
    void make_room();

    // To the observer, from where they say.
    void tell_from_worker(const Exchange& exchange);
    void tell_from_socket_thread(const Exchange& exchange);
    void tell_of_overload();
};

}  // namespace findings::server
