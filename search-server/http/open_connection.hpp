#pragma once

#include "search-server/http/serving.hpp"
#include "search-server/http/wire.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <cstdint>
#include <string_view>

namespace findings::server {

/// One client's connection.
struct Connection {
    HttpServer::State& state;
    Place& place;
    Wire wire;
    boost::beast::flat_buffer buffer{};  ///< what the client sent ahead of time stays here

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

    Waiting(Connection& connection, For what);
    ~Waiting() { state_.waiting.erase(turn_); }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

private:
    HttpServer::State& state_;
    std::uint64_t turn_;
};

/// Reads what there is; false where the client left or was too slow.
boost::asio::awaitable<bool> read_more(Connection& connection, boost::system::error_code& error);

/// Writes both, the second one in pieces: a slow client may take long over a large answer, as long
/// as it takes it. False where it does not.
boost::asio::awaitable<bool> write_all(Connection& connection, std::string_view first,
                                       std::string_view second);

}  // namespace findings::server
