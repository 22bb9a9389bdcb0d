#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace findings::server {

/// What hashing one password takes. The default is libsodium's for people who wait for it.
struct PasswordCost {
    unsigned long long operations = 2;
    std::size_t memory = 64 * 1024 * 1024;  ///< bytes
};

/// Makes and checks Argon2id hashes of passwords on a thread of its own, one at a time, so that
/// memory is bounded however many sign in. Any thread; who calls waits.
class PasswordHasher {
public:
    /// `most_waiting` may wait at once, those of which one is being hashed included. Throws
    /// std::runtime_error where libsodium cannot be used.
    PasswordHasher(PasswordCost cost, std::size_t most_waiting);
    ~PasswordHasher();
    PasswordHasher(const PasswordHasher&) = delete;
    PasswordHasher& operator=(const PasswordHasher&) = delete;

    /// The hash with its salt and cost, as libsodium writes it; nullopt where too many wait.
    std::optional<std::string> hash(std::string_view password);

    /// Whether the hash is of the password; nullopt where too many wait. An empty hash is of none,
    /// and to say so takes as long.
    std::optional<bool> verify(std::string_view hash, std::string_view password);

private:
    std::string hashed(std::string_view password) const;
    bool run(const std::function<void()>& job);
    void work(const std::stop_token& stop);

    PasswordCost cost_;
    std::size_t most_waiting_;
    std::string hash_of_nobody_;  ///< stands in for one that is not there

    std::mutex mutex_;  // for what follows
    std::condition_variable_any changed_;
    std::deque<const std::function<void()>*> jobs_;
    std::size_t waiting_ = 0;

    std::jthread thread_;
};

}  // namespace findings::server
