#pragma once

#include "search-server/http/serving.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <string>

namespace findings::server {

/// Who is at the other end.
struct Client {
    std::string address;    ///< what the connection is counted by; empty: it is not
    bool is_proxy = false;  ///< one that is believed about whom it speaks for
};

/// Answers the requests that come over one connection, in their order, until it ends. Gives its
/// place among the connections back then.
boost::asio::awaitable<void> converse(HttpServer::State& state, boost::asio::ip::tcp::socket socket,
                                      Client client);

}  // namespace findings::server
