#pragma once

#include "indexer/sources/http_client.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace findings::indexer {

/// How often and how long a client waits for a repository that cannot answer now.
struct Patience {
    int tries = 6;
    std::chrono::seconds first{1};    ///< the longest first wait; each further one twice as long
    std::chrono::seconds most{60};    ///< the longest wait of our own choice
    std::chrono::seconds asked{600};  ///< the longest that a repository may ask for
};

/// What waiting needs of the world.
struct Waiting {
    std::function<std::chrono::system_clock::time_point()> now;
    std::function<double()> chance;  ///< 0 to 1, so that harvesters do not come back all at once
    std::function<bool(std::chrono::milliseconds)> wait;  ///< false: the user wants to end
    std::function<void(const std::string& why)> told;     ///< before each wait
};

/// The wait that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); nullopt where
/// it is neither. Never negative.
std::optional<std::chrono::seconds> retry_after(std::string_view header,
                                                std::chrono::system_clock::time_point now);

/// The wait before the next try, after so many tries (from 1).
std::chrono::milliseconds back_off(const Patience& patience, int tries, double chance);

/// Asks by `get` until an answer other than 429, 500, 502, 503, 504 comes, as long as the patience
/// lasts. Throws HttpError where it ends, with the last reason; HttpInterrupted.
HttpReply ask_patiently(const Patience& patience, const Waiting& waiting, const std::string& url,
                        const std::function<HttpReply()>& get);

}  // namespace findings::indexer
