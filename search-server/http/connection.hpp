#pragma once

#include "search-server/http/serving.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <string>

namespace findings::server {

/// Answers the requests that come over one connection, in their order, until it ends. `address` is
/// what it was counted by: its place is given back at the end.
boost::asio::awaitable<void> converse(HttpServer::State& state, boost::asio::ip::tcp::socket socket,
                                      std::string address);

}  // namespace findings::server
