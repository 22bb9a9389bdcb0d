#include "library/index/reader_gate.hpp"

#include "library/index/index_error.hpp"

#include <utility>

namespace findings {

void ReaderGate::close(std::string why)
{
    const std::lock_guard lock(mutex_);
    why_ = std::move(why);
    is_closed_ = true;
}

void ReaderGate::open()
{
    is_closed_ = false;
}

void ReaderGate::pass() const
{
    if (!is_closed_)
        return;
    const std::lock_guard lock(mutex_);
    throw IndexHeldBack(why_);
}

void ReaderGate::tell(IndexTrouble trouble)
{
    const std::lock_guard lock(mutex_);
    if (!trouble_ || (trouble.is_damage && !trouble_->is_damage))
        trouble_ = std::move(trouble);
}

std::optional<IndexTrouble> ReaderGate::take_trouble()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(trouble_, std::nullopt);
}

}  // namespace findings
