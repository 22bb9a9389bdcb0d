#include "search-server/http/open_connection.hpp"

namespace findings::server {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t read_at_once = 8 * 1024;    // bytes
constexpr std::size_t write_at_once = 64 * 1024;  // bytes; each has the patience for itself

}  // namespace

Waiting::Waiting(Connection& connection, For what)
    : state_(connection.state), turn_(state_.next_turn++)
{
    state_.waiting.emplace(turn_,
                           HttpServer::State::Waiter{&connection.wire.socket(), &connection.place,
                                                     what == For::request});
}

asio::awaitable<bool> read_more(Connection& connection, error_code& error)
{
    const std::size_t count =
        co_await connection.wire.read_some(connection.buffer.prepare(read_at_once), error);
    connection.buffer.commit(count);
    co_return !error;
}

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

}  // namespace findings::server
