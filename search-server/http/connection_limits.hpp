#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

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

    bool is_full() const { return all_ >= most_.all; }

    /// True where the address has not used up its share.
    bool has_share(const std::string& address) const
    {
        const auto open = by_address_.find(address);
        return open == by_address_.end() || open->second < most_.by_address;
    }

    /// False where there is no place. An empty address is one that is not counted by itself:
    /// loopback, where a proxy speaks for everybody.
    bool enter(const std::string& address)
    {
        if (is_full() || !has_share(address))
            return false;
        if (!address.empty())
            ++by_address_[address];
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

/// A place that was entered, given back at the latest with the object.
class Place {
public:
    Place(ConnectionLimits& limits, std::string address)
        : limits_(limits), address_(std::move(address))
    {}
    ~Place() { give_back(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    void give_back()
    {
        if (is_held_)
            limits_.leave(address_);
        is_held_ = false;
    }

private:
    ConnectionLimits& limits_;
    std::string address_;
    bool is_held_ = true;
};

}  // namespace findings::server
