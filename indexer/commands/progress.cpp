#include "indexer/commands/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;

constexpr auto between_bars = 100ms;
constexpr auto between_lines = 5s;
constexpr std::uint64_t bar_width = 30;

std::string bar(std::uint64_t done, std::uint64_t all)
{
    const std::uint64_t full = bar_width * done / all;
    return fmt::format("[{:#<{}}{:.<{}}] {:3} %", "", full, "", bar_width - full, 100 * done / all);
}

}  // namespace

Progress::Progress(Console& console, std::string doing, std::string what,
                   std::function<Clock::time_point()> now)
    : console_(console), doing_(std::move(doing)), what_(std::move(what)), now_(std::move(now)),
      shown_(now_())
{}

Progress::~Progress()
{
    clear();
}

void Progress::show(std::uint64_t done, std::uint64_t all, const std::string& note)
{
    const bool as_bar = console_.err_is_terminal;
    const Clock::time_point now = now_();
    if (now - shown_ < (as_bar ? Clock::duration(between_bars) : Clock::duration(between_lines)))
        return;
    shown_ = now;
    const std::string numbers =
        all == 0 ? fmt::format("{} {}", done, what_) : fmt::format("{} of {} {}", done, all, what_);
    const std::string drawing = as_bar && all > 0 ? bar(std::min(done, all), all) + " " : "";
    console_.err << (as_bar ? "\r\033[K" : "") << doing_ << ": " << drawing << numbers
                 << (note.empty() ? "" : ", ") << note << (as_bar ? "" : "\n") << std::flush;
    is_drawn_ = as_bar;
}

void Progress::clear()
{
    if (is_drawn_)
        console_.err << "\r\033[K" << std::flush;
    is_drawn_ = false;
}

}  // namespace findings::indexer
