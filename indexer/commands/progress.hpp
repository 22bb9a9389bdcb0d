#pragma once

#include "indexer/commands/console.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace findings::indexer {

/// Shows how far a piece of work is: a bar that is drawn over itself on a terminal, else a line now
/// and then. Belongs to one thread at a time.
class Progress {
public:
    /// `doing` begins the line, e.g. "ingest".
    Progress(Console& console, std::string doing);

    /// Ends the bar's line.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `all` is 0 where it is not known; `note` follows the numbers, e.g. "812 records".
    void show(std::uint64_t done, std::uint64_t all, const std::string& note);

    /// Takes the bar away, so that something else can be printed; the next show() draws it again.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    Console& console_;
    const std::string doing_;
    Clock::time_point shown_ = Clock::now();
    bool is_drawn_ = false;
};

}  // namespace findings::indexer
