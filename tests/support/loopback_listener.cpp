#include "tests/support/loopback_listener.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <system_error>

namespace findings::tests {
namespace {

void check(bool is_done, const char* doing)
{
    if (!is_done)
        throw std::system_error(errno, std::generic_category(), doing);
}

}  // namespace

int listen_on_loopback(std::uint16_t& port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    check(listener >= 0, "socket");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    check(::bind(listener, generic, size) == 0, "bind");
    check(::listen(listener, SOMAXCONN) == 0, "listen");
    check(::getsockname(listener, generic, &size) == 0, "getsockname");
    port = ntohs(address.sin_port);
    return listener;
}

}  // namespace findings::tests
