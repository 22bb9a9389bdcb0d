#pragma once

#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace findings {

/// How long somebody who does nothing stays signed in, and how long anybody does.
inline constexpr std::chrono::hours longest_idle{12};
inline constexpr std::chrono::hours longest_session{7 * 24};

/// That somebody is signed in.
struct Session {
    PersonId person;
    std::chrono::sys_seconds last_seen;  ///< to some minutes
};

/// Who is signed in, by the secret in their browser's cookie; of it the hash alone is kept. As
/// People, but without an audit trail.
class Sessions {
public:
    explicit Sessions(CatalogueFile& file) : connection_(file.connection()) {}

    /// The session of the secret, unless it is over at that time.
    std::optional<Session> find(std::string_view secret, std::chrono::sys_seconds at) const;

    /// Drops those that are over, too.
    void begin(std::string_view secret, const PersonId& person, std::chrono::sys_seconds at);

    /// Says that its person was there.
    void touch(std::string_view secret, std::chrono::sys_seconds at);

    void end(std::string_view secret);

private:
    Connection& connection_;
};

}  // namespace findings
