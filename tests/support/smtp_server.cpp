#include "tests/support/smtp_server.hpp"

#include "tests/support/loopback_listener.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <utility>

namespace findings::tests {
namespace {

void say(int connection, const std::string& line)
{
    const std::string bytes = line + "\r\n";
    ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

/// The next line without its end; nullopt where the client is gone.
std::optional<std::string> hear(int connection, std::string& waiting)
{
    std::size_t end = 0;
    while ((end = waiting.find("\r\n")) == std::string::npos) {
        std::array<char, 4096> block{};
        const ssize_t got = ::recv(connection, block.data(), block.size(), 0);
        if (got <= 0)
            return std::nullopt;
        waiting.append(block.data(), static_cast<std::size_t>(got));
    }
    std::string line = waiting.substr(0, end);
    waiting.erase(0, end + 2);
    return line;
}

std::string usual_answer(const std::string& line)
{
    if (line.starts_with("EHLO"))
        return "250-mail.test\r\n250-AUTH PLAIN\r\n250 8BITMIME";
    if (line == "DATA")
        return "354 go on";
    return line == "QUIT" ? "221 bye" : "250 well";
}

}  // namespace

SmtpServer::SmtpServer(Answer answer)
    : answer_(std::move(answer)), listener_(listen_on_loopback(port_))
{
    thread_ = std::thread([this] { serve(); });
}

SmtpServer::~SmtpServer()
{
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::string SmtpServer::url() const
{
    return "smtp://127.0.0.1:" + std::to_string(port_);
}

std::vector<std::string> SmtpServer::commands() const
{
    const std::lock_guard lock(mutex_);
    return commands_;
}

std::vector<std::string> SmtpServer::messages() const
{
    const std::lock_guard lock(mutex_);
    return messages_;
}

void SmtpServer::serve()
{
    for (int connection = 0;
         (connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;
         ::close(connection))
        converse(connection);
}

void SmtpServer::converse(int connection)
{
    std::string waiting;
    say(connection, "220 mail.test");
    while (const auto line = hear(connection, waiting)) {
        {
            const std::lock_guard lock(mutex_);
            commands_.push_back(*line);
        }
        std::string answer = answer_(*line);
        if (answer.empty())
            answer = usual_answer(*line);
        say(connection, answer);
        if (answer.starts_with("354"))
            take_message(connection, waiting);
    }
}

void SmtpServer::take_message(int connection, std::string& waiting)
{
    std::string message;
    auto line = hear(connection, waiting);
    for (; line && *line != "."; line = hear(connection, waiting))
        message += line->substr(line->starts_with('.') ? 1 : 0) + "\r\n";
    if (!line)
        return;
    {
        const std::lock_guard lock(mutex_);
        messages_.push_back(message);
    }
    say(connection, "250 taken");
}

}  // namespace findings::tests
