#include "tests/support/loopback_server.hpp"

#include "tests/support/loopback_listener.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace findings::tests {
std::string http_answer(int status, std::string_view body, const std::vector<std::string>& headers)
{
    std::string answer = "HTTP/1.1 " + std::to_string(status) + " Told\r\nConnection: close\r\n";
    for (const std::string& header : headers)
        answer += header + "\r\n";
    answer += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    return answer + std::string(body);
}

std::string target_of(std::string_view request)
{
    const std::size_t begin = request.find(' ') + 1;
    return std::string(request.substr(begin, request.find(' ', begin) - begin));
}

LoopbackServer::LoopbackServer(Answer answer)
    : answer_(std::move(answer)), listener_(listen_on_loopback(port_))
{
    thread_ = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer()
{
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::string LoopbackServer::url(std::string_view path) const
{
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
}

std::vector<std::string> LoopbackServer::requests() const
{
    const std::lock_guard lock(mutex_);
    return requests_;
}

void LoopbackServer::serve()
{
    for (int connection = 0;
         (connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;
         ::close(connection))
        serve_one(connection);
}

void LoopbackServer::serve_one(int connection)
{
    std::string request;
    std::array<char, 4096> block{};
    while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::recv(connection, block.data(), block.size(), 0);
        if (got <= 0)
            return;
        request.append(block.data(), static_cast<std::size_t>(got));
    }
    {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
    }
    const std::string answer = answer_(request);
    for (std::size_t sent = 0; sent < answer.size();) {
        const ssize_t now =
            ::send(connection, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
        if (now <= 0)
            return;
        sent += static_cast<std::size_t>(now);
    }
    // Whoever is killed leaves bytes behind: a reset would take the answer from its reader.
    ::shutdown(connection, SHUT_WR);
    while (::recv(connection, block.data(), block.size(), 0) > 0) {
    }
}

}  // namespace findings::tests
