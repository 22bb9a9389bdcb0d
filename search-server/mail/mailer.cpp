#include "search-server/mail/mailer.hpp"

#include "library/base/ids.hpp"
#include "library/base/log.hpp"

#include <exception>
#include <future>
#include <utility>

namespace findings::server {

struct Mailer::Job {
    MailMessage message;
    std::promise<MailOutcome> outcome;
};

Mailer::Mailer(std::string from, Deliver deliver, std::chrono::milliseconds patience,
               std::size_t most_waiting)
    : from_(std::move(from)), deliver_(std::move(deliver)), patience_(patience),
      most_waiting_(most_waiting), thread_([this](const std::stop_token& stop) { work(stop); })
{}

Mailer::~Mailer() = default;

MailOutcome Mailer::send(MailMessage message)
{
    message.from = from_;
    message.id = RecordId::make().str();  // of what does not matter, it is like no other
    auto job = std::make_unique<Job>(Job{std::move(message), {}});
    std::future<MailOutcome> outcome = job->outcome.get_future();
    {
        const std::lock_guard lock(mutex_);
        if (jobs_.size() == most_waiting_)
            return MailOutcome::failed;
        jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
    if (outcome.wait_for(patience_) != std::future_status::ready)
        return MailOutcome::under_way;
    return outcome.get();
}

MailOutcome Mailer::delivered(const MailMessage& message) const
{
    try {
        deliver_(message);
        return MailOutcome::sent;
    } catch (const std::exception& error) {
        log(LogLevel::warning, "mail was not sent", {{"what", error.what()}});
        return MailOutcome::failed;
    }
}

/// What still waits at the end is not sent: its link was shown.
void Mailer::work(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !jobs_.empty(); }) && !stop.stop_requested()) {
        const std::unique_ptr<Job> job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        job->outcome.set_value(delivered(job->message));
        lock.lock();
    }
}

}  // namespace findings::server
