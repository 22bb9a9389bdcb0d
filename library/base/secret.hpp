#pragma once

#include <string>
#include <string_view>

namespace findings {

/// 256 random bits from the system as 43 characters of base64url (RFC 4648): for links, sessions
/// and tokens. Throws std::system_error where the system has none. Any thread.
std::string make_secret();

/// What is kept of a secret, so that nobody who reads the catalogue can use it: SHA-256, which is
/// enough for what nobody can guess.
std::string secret_hash(std::string_view secret);

/// Whether the texts are equal, in a time that does not tell how much of them is.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace findings
