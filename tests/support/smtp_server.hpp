#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace findings::tests {

/// A mail server on 127.0.0.1 that takes one connection after the other in a thread of its own, and
/// knows as much of SMTP as a client needs.
class SmtpServer {
public:
    /// `answer` is asked for each line of the client what is said to it; empty: as a server does
    /// that takes everything.
    using Answer = std::function<std::string(const std::string& line)>;

    explicit SmtpServer(Answer answer = [](const std::string&) { return std::string(); });
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    /// "smtp://127.0.0.1:PORT"
    std::string url() const;

    /// The lines that came, without those of messages.
    std::vector<std::string> commands() const;

    /// The messages that came, as they were sent: without the dots that SMTP adds.
    std::vector<std::string> messages() const;

private:
    void serve();
    void converse(int connection);
    void take_message(int connection, std::string& waiting);

    const Answer answer_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    mutable std::mutex mutex_;
    std::vector<std::string> commands_;
    std::vector<std::string> messages_;
    std::thread thread_;
};

}  // namespace findings::tests
