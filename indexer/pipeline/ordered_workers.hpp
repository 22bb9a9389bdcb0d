#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace findings::indexer {

/// Works on tasks in parallel and hands over what they yield in the order in which the tasks were
/// given, as if one worker had done one after the other. What waits to be taken is bounded a task,
/// by number and by weight, so memory stays flat however much a task yields.
///
/// All functions belong to the thread that made the object; `work` runs in others.
template <class Task, class Item>
class OrderedWorkers {
public:
    /// Gives an item of so many bytes away; waits while too much is waiting. False once nobody
    /// wants more: the work should end.
    using Yield = std::function<bool(Item item, std::size_t bytes)>;
    using Work = std::function<void(const Task& task, const Yield& yield)>;

    OrderedWorkers(unsigned jobs, Work work) : work_(std::move(work))
    {
        for (unsigned i = 0; i < jobs; ++i)
            threads_.emplace_back([this] { run(); });
    }

    /// Ends work that is under way and drops what it yields.
    ~OrderedWorkers()
    {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_all();
        for (std::thread& thread : threads_)
            thread.join();
    }

    OrderedWorkers(const OrderedWorkers&) = delete;
    OrderedWorkers& operator=(const OrderedWorkers&) = delete;

    void add(Task task)
    {
        {
            const std::lock_guard lock(mutex_);
            jobs_.emplace_back(std::move(task));
        }
        changed_.notify_all();
    }

    /// Tasks whose items have not all been taken.
    std::size_t under_way() const
    {
        const std::lock_guard lock(mutex_);
        return jobs_.size();
    }

    /// The next item of the oldest task; nullopt where none came within the time or no task is
    /// left. Throws what the work threw.
    std::optional<Item> next(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(mutex_);
        const auto is_ready = [this] {
            drop_finished();
            return jobs_.empty() || !jobs_.front().items.empty() || jobs_.front().error;
        };
        if (!changed_.wait_for(lock, patience, is_ready) || jobs_.empty())
            return std::nullopt;
        Job& oldest = jobs_.front();
        if (oldest.items.empty())
            std::rethrow_exception(std::exchange(oldest.error, nullptr));
        auto [item, bytes] = std::move(oldest.items.front());
        oldest.items.pop_front();
        oldest.bytes -= bytes;
        // Not for each item: waking everybody costs more than what most items are worth.
        const bool has_room =
            oldest.items.size() <= most_items / 2 && oldest.bytes <= most_bytes / 2;
        const bool wake = oldest.is_waiting && (has_room || oldest.items.empty());
        lock.unlock();
        if (wake)
            changed_.notify_all();
        return std::move(item);
    }

private:
    static constexpr std::size_t most_items = 256;
    static constexpr std::size_t most_bytes = 4 * 1024 * 1024;

    struct Job {
        explicit Job(Task given) : task(std::move(given)) {}
        Task task;
        bool is_started = false;
        bool is_finished = false;
        bool is_waiting = false;  ///< for room
        std::exception_ptr error;
        std::deque<std::pair<Item, std::size_t>> items;
        std::size_t bytes = 0;
    };

    void drop_finished()
    {
        while (!jobs_.empty() && jobs_.front().is_finished && jobs_.front().items.empty() &&
               !jobs_.front().error)
            jobs_.pop_front();
    }

    Job* unstarted()
    {
        for (Job& job : jobs_)
            if (!job.is_started)
                return &job;
        return nullptr;
    }

    bool give(Job& job, Item item, std::size_t bytes)
    {
        std::unique_lock lock(mutex_);
        job.is_waiting = true;
        changed_.wait(lock, [&] {
            return stopping_ || job.items.empty() ||
                   (job.items.size() < most_items && job.bytes + bytes <= most_bytes);
        });
        job.is_waiting = false;
        if (stopping_)
            return false;
        job.items.emplace_back(std::move(item), bytes);
        job.bytes += bytes;
        const bool is_first = job.items.size() == 1;
        lock.unlock();
        if (is_first)
            changed_.notify_all();
        return true;
    }

    void run()
    {
        std::unique_lock lock(mutex_);
        for (;;) {
            Job* job = nullptr;
            changed_.wait(lock, [&] { return stopping_ || (job = unstarted()) != nullptr; });
            if (stopping_)
                return;
            job->is_started = true;
            lock.unlock();
            std::exception_ptr error;
            try {
                work_(job->task, [&](Item item, std::size_t bytes) {
                    return give(*job, std::move(item), bytes);
                });
            } catch (...) {
                error = std::current_exception();
            }
            lock.lock();
            job->error = error;
            job->is_finished = true;
            changed_.notify_all();
        }
    }

    const Work work_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::list<Job> jobs_;  ///< a list: workers hold on to their job while others come and go
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace findings::indexer
