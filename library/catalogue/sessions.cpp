#include "library/catalogue/sessions.hpp"

#include "library/base/secret.hpp"
#include "library/catalogue/connection.hpp"

namespace findings {

std::optional<Session> Sessions::find(std::string_view secret, std::chrono::sys_seconds at) const
{
    return guarded(connection_.file(), "look for a session", [&]() -> std::optional<Session> {
        Run run = connection_.run("SELECT person, last_seen FROM session "
                                  "WHERE secret_hash = ? AND last_seen > ? AND began > ?",
                                  secret_hash(secret), at - longest_idle, at - longest_session);
        if (!run.next())
            return std::nullopt;
        return Session{run.id_of<PersonId>(0), run.time(1)};
    });
}

void Sessions::begin(std::string_view secret, const PersonId& person, std::chrono::sys_seconds at)
{
    guarded(connection_.file(), "begin a session", [&] {
        Writing writing(connection_);
        connection_.execute("DELETE FROM session WHERE last_seen <= ? OR began <= ?",
                            at - longest_idle, at - longest_session);
        connection_.execute(
            "INSERT INTO session (secret_hash, person, began, last_seen) VALUES (?, ?, ?, ?)",
            secret_hash(secret), person, at, at);
        writing.commit();
    });
}

void Sessions::touch(std::string_view secret, std::chrono::sys_seconds at)
{
    guarded(connection_.file(), "prolong a session", [&] {
        connection_.execute("UPDATE session SET last_seen = ? WHERE secret_hash = ?", at,
                            secret_hash(secret));
    });
}

void Sessions::end(std::string_view secret)
{
    guarded(connection_.file(), "end a session", [&] {
        connection_.execute("DELETE FROM session WHERE secret_hash = ?", secret_hash(secret));
    });
}

}  // namespace findings
