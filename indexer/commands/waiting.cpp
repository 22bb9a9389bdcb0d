#include "indexer/commands/waiting.hpp"

#include <algorithm>
#include <thread>

namespace findings::indexer {

bool wait_unless(const std::function<bool()>& interrupted, std::chrono::milliseconds duration)
{
    constexpr std::chrono::steady_clock::duration glance = std::chrono::milliseconds(100);
    const auto end = std::chrono::steady_clock::now() + duration;
    for (auto now = end - duration; !interrupted() && now < end;
         now = std::chrono::steady_clock::now())
        std::this_thread::sleep_for(std::min(glance, end - now));
    return !interrupted();
}

}  // namespace findings::indexer
