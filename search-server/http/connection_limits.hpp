#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace findings::server {

/// Counts open connections, all and by address, so that one client cannot take every place. Belongs
/// to one thread.
class ConnectionLimits {
public:
    struct Most {
        std::size_t all = 1024;
        std::size_t by_address = 64;
    };

    explicit ConnectionLimits(Most most) : most_(most) {}

    /// False where there is no place. An empty address is one that is not counted by itself:
    /// loopback, where a proxy speaks for everybody.
    bool enter(const std::string& address)
    {
        if (all_ >= most_.all)
            return false;
        if (!address.empty()) {
            std::size_t& open = by_address_[address];
            if (open >= most_.by_address)
                return false;
            ++open;
        }
        ++all_;
        return true;
    }

    /// Gives back the place that enter() gave.
    void leave(const std::string& address)
    {
        --all_;
        if (const auto open = by_address_.find(address);
            open != by_address_.end() && --open->second == 0)
            by_address_.erase(open);
    }

    std::size_t open() const { return all_; }

private:
    Most most_;
    std::size_t all_ = 0;
    std::map<std::string, std::size_t> by_address_;
};

}  // namespace findings::server
