#pragma once

#include "library/catalogue/use_counts.hpp"

#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

namespace findings::server {

/// Counts uses in memory, so that nobody who reads waits for a disk, until they are taken to be
/// kept. What was counted since then is lost when the program is killed. Any thread.
class UseTally {
public:
    /// One more. Past 5,000 different ones nothing new is counted until the next take().
    void count(Use use);

    /// What was counted, which begins anew.
    std::vector<UseCount> take();

private:
    std::mutex mutex_;
    std::map<Use, std::int64_t> counts_;
};

}  // namespace findings::server
