#include "search-server/routes/password_hasher.hpp"

#include "library/base/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace findings::server {

PasswordHasher::PasswordHasher(PasswordCost cost, std::size_t most_waiting)
    : cost_(cost), most_waiting_(most_waiting)
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot be used");
    hash_of_nobody_ = hashed(make_secret());
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

PasswordHasher::~PasswordHasher() = default;

std::optional<std::string> PasswordHasher::hash(std::string_view password)
{
    std::string hash;
    if (!run([&] { hash = hashed(password); }))
        return std::nullopt;
    if (hash.empty())
        throw std::runtime_error("there is no memory to hash a password in");
    return hash;
}

std::optional<bool> PasswordHasher::verify(std::string_view hash, std::string_view password)
{
    const std::string held(hash.empty() ? hash_of_nobody_ : hash);
    bool is_right = false;
    const auto check = [&] {
        is_right = crypto_pwhash_str_verify(held.c_str(), password.data(), password.size()) == 0;
    };
    if (!run(check))
        return std::nullopt;
    return is_right && !hash.empty();
}

/// Empty where there is no memory.
std::string PasswordHasher::hashed(std::string_view password) const
{
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost_.operations,
                              cost_.memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return {};
    return out.data();
}

/// Waits for the thread to have done the job, which must not throw; false where too many wait.
bool PasswordHasher::run(const std::function<void()>& job)
{
    std::unique_lock lock(mutex_);
    if (waiting_ == most_waiting_)
        return false;
    ++waiting_;
    jobs_.push_back(&job);
    changed_.notify_all();
    changed_.wait(lock, [&] { return std::ranges::find(jobs_, &job) == jobs_.end(); });
    --waiting_;
    return true;
}

void PasswordHasher::work(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !jobs_.empty(); })) {
        const std::function<void()>& job = *jobs_.front();
        lock.unlock();
        job();
        lock.lock();
        jobs_.pop_front();  // which is what its caller waits for
        changed_.notify_all();
    }
}

}  // namespace findings::server
