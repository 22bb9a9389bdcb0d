#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>

namespace findings::server {

/// How a connection begins.
enum class Handshake {
    done,        ///< or none is needed
    plain_http,  ///< the client speaks HTTP where TLS was expected; from here on the wire does too
    failed,      ///< or took too long
};

/// One client's connection, with TLS or without. Belongs to the socket thread. Every operation ends
/// with an error when the time that was given has passed, and the connection with it.
class Wire {
public:
    /// With TLS where there is a context, which need not outlive this call.
    Wire(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    boost::asio::ip::tcp::socket& socket() { return stream_.socket(); }

    void expires_after(std::chrono::milliseconds time) { stream_.expires_after(time); }
    void expires_at(std::chrono::steady_clock::time_point time) { stream_.expires_at(time); }

    /// To be called first.
    boost::asio::awaitable<Handshake> shake_hands();

    /// Reads what there is, in bytes.
    boost::asio::awaitable<std::size_t> read_some(boost::asio::mutable_buffer buffer,
                                                  boost::system::error_code& error);

    /// Writes both, which must stay where they are meanwhile.
    boost::asio::awaitable<void> write(std::string_view first, std::string_view second,
                                       boost::system::error_code& error);

    /// Says that nothing more will be written. What the client still sends can be read, as it came.
    boost::asio::awaitable<void> end_writing();

private:
    struct Tls;

    boost::beast::tcp_stream stream_;
    std::unique_ptr<Tls> tls_;  ///< null: none
};

}  // namespace findings::server
