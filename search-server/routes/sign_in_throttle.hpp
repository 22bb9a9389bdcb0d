#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace findings::server {

/// Counts sign-ins that failed, by account and by address, and says when it is enough. Neither is
/// kept: a hash with a key of its own that goes with the program. Any thread.
class SignInThrottle {
public:
    /// Failures within `window` past which nobody is let try; they begin anew after it.
    struct Most {
        std::size_t by_account_and_address = 5;
        std::size_t by_account = 100;  ///< so that nobody else can shut somebody out cheaply
        std::size_t by_address = 50;   ///< an office has one
        std::chrono::minutes window{15};
    };

    explicit SignInThrottle(Most most);

    /// How long to wait before the next try; 0: none. An empty address is not counted by itself.
    std::chrono::seconds wait(std::string_view account, std::string_view address,
                              std::chrono::sys_seconds at);

    void note_failure(std::string_view account, std::string_view address,
                      std::chrono::sys_seconds at);

    /// Forgets the failures of the account from this address.
    void note_success(std::string_view account, std::string_view address);

private:
    struct Failures {
        std::size_t count = 0;
        std::chrono::sys_seconds since;
    };

    std::string key_of(std::string_view account, std::string_view address) const;
    std::vector<std::pair<std::string, std::size_t>> limits_of(std::string_view account,
                                                               std::string_view address) const;
    void make_room(std::chrono::sys_seconds at);

    const Most most_;
    const std::string key_;
    std::mutex mutex_;  // for what follows
    std::unordered_map<std::string, Failures> failures_;
};

}  // namespace findings::server
