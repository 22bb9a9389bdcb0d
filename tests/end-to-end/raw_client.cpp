#include "tests/end-to-end/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace findings::tests {
namespace {

constexpr timeval patience{.tv_sec = 10, .tv_usec = 0};

[[noreturn]] void fail(const char* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

std::string RawAnswer::field(std::string_view name) const
{
    const std::string line = "\r\n" + std::string(name) + ": ";
    const std::size_t begin = header.find(line);
    if (begin == std::string::npos)
        return "";
    const std::size_t value = begin + line.size();
    return header.substr(value, header.find("\r\n", value) - value);
}

RawClient::RawClient(unsigned short port, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in here{};
    here.sin_family = AF_INET;
    ::inet_pton(AF_INET, from.c_str(), &here.sin_addr);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0) {
        ::close(socket_);
        fail("bind");
    }
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) {
        ::close(socket_);
        fail("connect");
    }
}

RawClient::~RawClient()
{
    ::close(socket_);
}

long RawClient::transmit(std::string_view bytes)
{
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

long RawClient::receive(char* buffer, std::size_t size)
{
    return ::recv(socket_, buffer, size, 0);
}

void RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const long count = transmit(bytes);
        if (count <= 0)
            fail("send");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void RawClient::end_sending()
{
    ::shutdown(socket_, SHUT_WR);
}

bool RawClient::read_more()
{
    char buffer[4096];
    const long count = receive(buffer, sizeof buffer);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        throw std::runtime_error("the server says nothing and keeps the connection open");
    if (count > 0)
        ahead_.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
}

bool RawClient::read_until(std::string_view mark, std::string& out)
{
    std::size_t at = 0;
    while ((at = ahead_.find(mark)) == std::string::npos)
        if (!read_more())
            return false;
    out = ahead_.substr(0, at + mark.size());
    ahead_.erase(0, at + mark.size());
    return true;
}

bool RawClient::read_bytes(std::size_t count, std::string& out)
{
    while (ahead_.size() < count)
        if (!read_more())
            return false;
    out += ahead_.substr(0, count);
    ahead_.erase(0, count);
    return true;
}

bool RawClient::read_chunks(std::string& out)
{
    for (;;) {
        std::string line;
        std::string end;
        if (!read_until("\r\n", line))
            return false;
        const std::size_t size = std::stoul(line, nullptr, 16);
        if (!read_bytes(size, out) || !read_bytes(2, end) || end != "\r\n")
            return false;
        if (size == 0)
            return true;
    }
}

RawAnswer RawClient::answer(bool is_to_head)
{
    RawAnswer answer;
    if (!read_until("\r\n\r\n", answer.header) || !answer.header.starts_with("HTTP/1.1 "))
        return {};
    const auto status = static_cast<unsigned>(std::stoul(answer.header.substr(9, 3)));
    const std::string length = answer.field("Content-Length");
    bool is_whole = true;
    if (is_to_head || status == 304 || status == 204 || status == 100)
        is_whole = true;
    else if (answer.field("Transfer-Encoding") == "chunked")
        is_whole = read_chunks(answer.body);
    else if (!length.empty())
        is_whole = read_bytes(std::stoul(length), answer.body);
    else
        answer.body = rest();
    answer.status = is_whole ? status : 0;
    return answer;
}

std::string RawClient::rest()
{
    while (read_more())
        continue;
    return std::exchange(ahead_, {});
}

std::vector<RawAnswer> RawClient::answers_to_the_end()
{
    std::vector<RawAnswer> answers;
    while (!is_at_end())
        answers.push_back(answer());
    return answers;
}

bool RawClient::is_at_end()
{
    return ahead_.empty() && !read_more();
}

}  // namespace findings::tests
