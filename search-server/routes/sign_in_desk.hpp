#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/stores.hpp"
#include "search-server/routes/password_hasher.hpp"
#include "search-server/routes/sign_in_throttle.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace findings::server {

inline constexpr std::size_t shortest_password = 12;  ///< characters
inline constexpr std::size_t longest_password = 256;  ///< bytes

/// What somebody signs in with.
struct Credentials {
    std::string_view sign_in_name;
    std::string_view password;
    std::string_view address;  ///< Request::client
};

/// Why somebody is not signed in.
struct NotSignedIn {
    enum class Why { wrong, too_often, busy };
    Why why = Why::wrong;
    std::chrono::seconds wait{0};  ///< too_often: before the next try
};

/// Where people show who they are: checks passwords slowly, and not too often. One for the whole
/// server; any thread.
class SignInDesk {
public:
    SignInDesk(PasswordCost cost, std::size_t most_waiting, SignInThrottle::Most most = {})
        : hasher_(cost, most_waiting), throttle_(most)
    {}

    /// Who it is. The answer and its time are the same for an unknown name and a wrong password.
    Result<PersonId, NotSignedIn> check(const Stores& stores, const Credentials& credentials,
                                        std::chrono::sys_seconds at);

    /// As PasswordHasher::hash().
    std::optional<std::string> hash(std::string_view password) { return hasher_.hash(password); }

private:
    PasswordHasher hasher_;
    SignInThrottle throttle_;
};

}  // namespace findings::server
