#pragma once

#include "indexer/commands/console.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace findings::indexer {

/// Shows how far a piece of work is: a bar that is drawn over itself on a terminal, else a line now
/// and then. Belongs to one thread at a time.
class Progress {
public:
    using Clock = std::chrono::steady_clock;

    /// `doing` begins the line, e.g. "ingest"; `what` is counted, e.g. "files".
    Progress(Console& console, std::string doing, std::string what,
             std::function<Clock::time_point()> now = Clock::now);

    /// Ends the bar's line.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `all` is 0 where it is not known; `note` follows the numbers.
    void show(std::uint64_t done, std::uint64_t all, const std::string& note = {});

    /// Takes the bar away, so that something else can be printed; the next show() draws it again.
    void clear();

private:
    Console& console_;
    const std::string doing_;
    const std::string what_;
    const std::function<Clock::time_point()> now_;
    Clock::time_point shown_;
    bool is_drawn_ = false;
};

}  // namespace findings::indexer
