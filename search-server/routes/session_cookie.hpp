#pragma once

#include "search-server/http/message.hpp"

#include <string_view>

namespace findings::server {

/// The secret in the cookie of this site; empty where there is none. Anybody may have sent it.
std::string_view secret_in_cookie(const Request& request);

/// Gives the browser the secret to keep until it is closed.
void set_cookie(Response& response, std::string_view secret);

/// Takes it away.
void clear_cookie(Response& response);

}  // namespace findings::server
