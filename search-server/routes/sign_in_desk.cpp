#include "search-server/routes/sign_in_desk.hpp"

#include "library/base/text.hpp"

namespace findings::server {

Result<PersonId, NotSignedIn>
SignInDesk::check(const Stores& stores, const Credentials& credentials, std::chrono::sys_seconds at)
{
    using Why = NotSignedIn::Why;
    const std::string account = folded(squeezed(credentials.sign_in_name));
    const std::chrono::seconds wait = throttle_.wait(account, credentials.address, at);
    if (wait.count() > 0)
        return NotSignedIn{Why::too_often, wait};
    const auto entry = stores.people.to_sign_in(credentials.sign_in_name);
    const auto is_right = hasher_.verify(entry ? entry->password_hash : "",
                                         cut(credentials.password, longest_password + 1));
    if (!is_right)
        return NotSignedIn{Why::busy};
    if (!*is_right) {
        throttle_.note_failure(account, credentials.address, at);
        return NotSignedIn{Why::wrong};
    }
    throttle_.note_success(account, credentials.address);
    return entry->person;
}

}  // namespace findings::server
