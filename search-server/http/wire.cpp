#include "search-server/http/wire.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <string>

// The one file that includes Asio's TLS stream. Each coroutine is a named function, as in
// connection.cpp.

namespace findings::server {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using boost::system::error_code;

struct Wire::Tls {
    ssl::stream<boost::beast::tcp_stream&> stream;
};

Wire::Wire(asio::ip::tcp::socket socket, ssl::context* tls) : stream_(std::move(socket))
{
    if (tls)
        tls_ = std::make_unique<Tls>(Tls{ssl::stream<boost::beast::tcp_stream&>(stream_, *tls)});
}

Wire::~Wire() = default;

asio::awaitable<Handshake> Wire::shake_hands()
{
    if (!tls_)
        co_return Handshake::done;
    error_code error;
    co_await tls_->stream.async_handshake(ssl::stream_base::server,
                                          asio::redirect_error(asio::use_awaitable, error));
    if (!error)
        co_return Handshake::done;
    const bool is_http =
        error.category() == asio::error::get_ssl_category() &&
        ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_HTTP_REQUEST;
    tls_.reset();
    co_return is_http ? Handshake::plain_http : Handshake::failed;
}

asio::awaitable<std::size_t> Wire::read_some(asio::mutable_buffer buffer, error_code& error)
{
    if (tls_)
        co_return co_await tls_->stream.async_read_some(
            buffer, asio::redirect_error(asio::use_awaitable, error));
    co_return co_await stream_.async_read_some(buffer,
                                               asio::redirect_error(asio::use_awaitable, error));
}

asio::awaitable<void> Wire::write(std::string_view first, std::string_view second,
                                  error_code& error)
{
    if (tls_) {
        // Asio makes a TLS record, and a packet, of each buffer
        const std::string both = std::string(first).append(second);
        co_await asio::async_write(tls_->stream, asio::buffer(both),
                                   asio::redirect_error(asio::use_awaitable, error));
        co_return;
    }
    const std::array<asio::const_buffer, 2> both{asio::buffer(first), asio::buffer(second)};
    co_await asio::async_write(stream_, both, asio::redirect_error(asio::use_awaitable, error));
}

asio::awaitable<void> Wire::end_writing()
{
    error_code ignored;
    if (tls_)
        // waits for the client's word too; one that just closes, as browsers do, is an error
        co_await tls_->stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
    tls_.reset();
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

}  // namespace findings::server
