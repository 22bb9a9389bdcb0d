#include "indexer/commands/interrupts.hpp"

#include <pthread.h>

#include <ctime>

namespace findings::indexer {

Interrupts::Interrupts()
{
    sigemptyset(&held_);
    sigaddset(&held_, SIGINT);
    sigaddset(&held_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

Interrupts::~Interrupts()
{
    // What came was answered: it must not end the program now.
    const timespec at_once{};
    while (::sigtimedwait(&held_, nullptr, &at_once) > 0) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

std::optional<int> Interrupts::signal() const
{
    sigset_t pending;
    ::sigpending(&pending);
    for (const int number : {SIGINT, SIGTERM})
        if (sigismember(&pending, number) == 1)
            return number;
    return std::nullopt;
}

}  // namespace findings::indexer
