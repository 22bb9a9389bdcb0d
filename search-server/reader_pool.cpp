#include "search-server/reader_pool.hpp"

#include <cassert>

namespace findings::server {

void ReaderPool::fill(std::list<Reader> readers)
{
    const std::lock_guard lock(mutex_);
    assert(all_.empty());
    all_ = std::move(readers);
    for (Reader& reader : all_)
        free_.push_back(&reader);
}

void ReaderPool::empty()
{
    std::list<Reader> gone;  // closed when the lock has been let go
    std::unique_lock lock(mutex_);
    is_closing_ = true;
    returned_.wait(lock, [this] { return free_.size() == all_.size(); });
    free_.clear();
    gone.swap(all_);
    is_closing_ = false;
    lock.unlock();
}

bool ReaderPool::is_empty() const
{
    const std::lock_guard lock(mutex_);
    return all_.empty();
}

Reader* ReaderPool::take()
{
    const std::lock_guard lock(mutex_);
    if (is_closing_ || free_.empty())
        return nullptr;
    Reader* const reader = free_.back();
    free_.pop_back();
    return reader;
}

void ReaderPool::give_back(Reader* reader)
{
    if (reader == nullptr)
        return;
    {
        const std::lock_guard lock(mutex_);
        free_.push_back(reader);
    }
    returned_.notify_one();
}

}  // namespace findings::server
