// fixed-answer PORT FILE: Boost.Beast as it comes, one thread, answering every request with the
// bytes of the file: the yardstick of script/bench for what HTTP itself costs.

#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

asio::awaitable<void> answer(tcp::socket socket, const std::string& bytes)
{
    boost::beast::flat_buffer buffer;
    boost::system::error_code failed;
    while (!failed) {
        http::request<http::empty_body> request;
        co_await http::async_read(socket, buffer, request,
                                  asio::redirect_error(asio::use_awaitable, failed));
        if (failed)
            co_return;
        http::response<http::string_body> response{http::status::ok, request.version(), bytes};
        response.set(http::field::content_type, "text/plain");
        response.keep_alive(request.keep_alive());
        response.prepare_payload();
        co_await http::async_write(socket, response,
                                   asio::redirect_error(asio::use_awaitable, failed));
    }
}

asio::awaitable<void> listen(unsigned short port, const std::string& bytes)
{
    tcp::acceptor acceptor(co_await asio::this_coro::executor,
                           {asio::ip::address_v4::loopback(), port});
    for (;;) {
        tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        socket.set_option(tcp::no_delay(true));
        asio::co_spawn(acceptor.get_executor(), answer(std::move(socket), bytes), asio::detached);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: fixed-answer PORT FILE\n";
        return 2;
    }
    std::ifstream file(argv[2], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    asio::io_context context(1);
    asio::co_spawn(context, listen(static_cast<unsigned short>(std::atoi(argv[1])), bytes),
                   asio::detached);
    context.run();
}
