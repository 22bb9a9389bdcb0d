#pragma once

#include <csignal>
#include <optional>

namespace findings::indexer {

/// Holds back SIGINT and SIGTERM while it lives, also from threads started meanwhile, so that work
/// can end where it likes. Without it they end the program at once, which nothing stored minds.
class Interrupts {
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    /// The signal that came, if one did.
    std::optional<int> signal() const;

private:
    sigset_t held_;
    sigset_t before_;
};

}  // namespace findings::indexer
