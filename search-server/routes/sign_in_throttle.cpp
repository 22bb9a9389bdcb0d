#include "search-server/routes/sign_in_throttle.hpp"

#include "library/base/secret.hpp"

#include <algorithm>

namespace findings::server {
namespace {

constexpr std::size_t most_kept = 100'000;

}  // namespace

SignInThrottle::SignInThrottle(Most most) : most_(most), key_(make_secret()) {}

std::chrono::seconds SignInThrottle::wait(std::string_view account, std::string_view address,
                                          std::chrono::sys_seconds at)
{
    const std::lock_guard lock(mutex_);
    std::chrono::seconds longest{0};
    for (const auto& [key, most] : limits_of(account, address)) {
        const auto failures = failures_.find(key);
        if (failures != failures_.end() && failures->second.count >= most)
            longest = std::max(longest, failures->second.since + most_.window - at);
    }
    return longest;
}

void SignInThrottle::note_failure(std::string_view account, std::string_view address,
                                  std::chrono::sys_seconds at)
{
    const std::lock_guard lock(mutex_);
    if (failures_.size() >= most_kept)
        make_room(at);
    for (const auto& [key, most] : limits_of(account, address)) {
        Failures& failures = failures_[key];
        if (failures.since + most_.window <= at)
            failures = {.since = at};
        ++failures.count;
    }
}

void SignInThrottle::note_success(std::string_view account, std::string_view address)
{
    const std::lock_guard lock(mutex_);
    failures_.erase(key_of(account, address));
}

std::string SignInThrottle::key_of(std::string_view account, std::string_view address) const
{
    std::string text = key_;
    text.append("\n").append(account).append("\n").append(address);
    return secret_hash(text);
}

std::vector<std::pair<std::string, std::size_t>>
SignInThrottle::limits_of(std::string_view account, std::string_view address) const
{
    std::vector<std::pair<std::string, std::size_t>> limits{
        {key_of(account, address), most_.by_account_and_address},
        {key_of(account, "any"), most_.by_account}};
    if (!address.empty())
        limits.emplace_back(key_of("", address), most_.by_address);
    return limits;
}

/// Where all of them are of now, it is better to forget than to grow: the hashing itself is slow.
void SignInThrottle::make_room(std::chrono::sys_seconds at)
{
    std::erase_if(failures_,
                  [&](const auto& entry) { return entry.second.since + most_.window <= at; });
    if (failures_.size() >= most_kept)
        failures_.clear();
}

}  // namespace findings::server
