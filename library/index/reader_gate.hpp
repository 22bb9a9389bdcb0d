#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

namespace findings {

/// What a reader stumbled over.
struct IndexTrouble {
    std::string generation;  ///< name of the one it had open; empty: it could not open any
    std::string what;
    bool is_damage = false;  ///< beyond doubt; else it is worth a look
};

/// Between the readers of an index and whoever looks after it. Any thread.
class ReaderGate {
public:
    /// From now on no reader touches the index.
    void close(std::string why);
    void open();

    /// Throws IndexHeldBack while it is closed.
    void pass() const;

    /// Keeps the first trouble, or the first that is damage, until it is taken.
    void tell(IndexTrouble trouble);
    std::optional<IndexTrouble> take_trouble();

private:
    std::atomic<bool> is_closed_ = false;  // what every search looks at
    mutable std::mutex mutex_;             // for what follows
    std::string why_;
    std::optional<IndexTrouble> trouble_;
};

}  // namespace findings
