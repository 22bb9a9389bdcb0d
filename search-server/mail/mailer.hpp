#pragma once

#include "search-server/mail/mail_message.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace findings::server {

/// What became of a message while one waited for it.
enum class MailOutcome { sent, failed, under_way };

/// Hands one message to a mail server; throws where that fails.
using Deliver = std::function<void(const MailMessage&)>;

/// Sends messages on a thread of its own, one after the other, so that a slow mail server holds
/// nobody else up. Of a message that was sent, or was not, nothing is kept. Any thread.
class Mailer {
public:
    /// `from` is the address that messages come from; at most `most_waiting` wait, and whoever
    /// sends waits at most `patience` for the outcome.
    Mailer(std::string from, Deliver deliver,
           std::chrono::milliseconds patience = std::chrono::seconds(5),
           std::size_t most_waiting = 16);
    ~Mailer();
    Mailer(const Mailer&) = delete;
    Mailer& operator=(const Mailer&) = delete;

    /// Fills in whom it is from and its id. Why it failed is in the log, without addresses.
    MailOutcome send(MailMessage message);

private:
    struct Job;

    void work(const std::stop_token& stop);
    MailOutcome delivered(const MailMessage& message) const;

    const std::string from_;
    const Deliver deliver_;
    const std::chrono::milliseconds patience_;
    const std::size_t most_waiting_;

    std::mutex mutex_;  // for what follows
    std::condition_variable_any changed_;
    std::deque<std::unique_ptr<Job>> jobs_;

    std::jthread thread_;
};

}  // namespace findings::server
