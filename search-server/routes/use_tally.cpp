#include "search-server/routes/use_tally.hpp"

#include <utility>

namespace findings::server {
namespace {

constexpr std::size_t most_different = 5'000;

}  // namespace

void UseTally::count(Use use)
{
    const std::lock_guard lock(mutex_);
    const auto known = counts_.find(use);
    if (known != counts_.end())
        ++known->second;
    else if (counts_.size() < most_different)
        counts_.emplace(std::move(use), 1);
}

std::vector<UseCount> UseTally::take()
{
    std::map<Use, std::int64_t> taken;
    {
        const std::lock_guard lock(mutex_);
        taken.swap(counts_);
    }
    std::vector<UseCount> counts;
    counts.reserve(taken.size());
    for (const auto& [use, count] : taken)
        counts.push_back({use, count});
    return counts;
}

}  // namespace findings::server
