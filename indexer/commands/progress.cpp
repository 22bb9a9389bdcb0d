#include "indexer/commands/progress.hpp"

#include <fmt/format.h>

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

Progress::Progress(Console& console, std::string doing)
    : console_(console), doing_(std::move(doing))
{}

Progress::~Progress()
{
    clear();
}

void Progress::show(std::uint64_t done, std::uint64_t all, const std::string& note)
{
    const bool as_bar = console_.err_is_terminal;
    const Clock::time_point now = Clock::now();
    if (now - shown_ < (as_bar ? Clock::duration(between_bars) : Clock::duration(between_lines)))
        return;
    shown_ = now;
    const std::string numbers =
        all == 0 ? std::to_string(done) : fmt::format("{} of {}", done, std::max(done, all));
    if (as_bar && all > 0)
        console_.err << fmt::format("\r\033[K{} {} {}", doing_, bar(std::min(done, all), all),
                                    note);
    else
        console_.err << fmt::format("{}{}: {}, {}{}", as_bar ? "\r\033[K" : "", doing_, numbers,
                                    note, as_bar ? "" : "\n");
    console_.err << std::flush;
    is_drawn_ = as_bar;
}

void Progress::clear()
{
    if (is_drawn_)
        console_.err << "\r\033[K" << std::flush;
    is_drawn_ = false;
}

}  // namespace findings::indexer
