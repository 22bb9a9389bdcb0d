#include "search-server/routes/session_cookie.hpp"

#include "library/base/text.hpp"

namespace findings::server {
namespace {

// The prefix makes browsers take the cookie from this host alone, for all of it, over https (or
// from loopback): RFC 6265bis, 4.1.3.2.
constexpr std::string_view begin = "__Host-findings=";
constexpr std::string_view attributes = "; Path=/; Secure; HttpOnly; SameSite=Lax";
constexpr std::size_t longest_secret = 64;

}  // namespace

std::string_view secret_in_cookie(const Request& request)
{
    for (const std::string_view pair : split(request.header("cookie").value_or(""), ';')) {
        const std::string_view cookie = trimmed(pair);
        if (cookie.starts_with(begin) && cookie.size() <= begin.size() + longest_secret)
            return cookie.substr(begin.size());
    }
    return {};
}

void set_cookie(Response& response, std::string_view secret)
{
    response.set("Set-Cookie", std::string(begin) + std::string(secret) + std::string(attributes));
}

void clear_cookie(Response& response)
{
    response.set("Set-Cookie", std::string(begin) + std::string(attributes) + "; Max-Age=0");
}

}  // namespace findings::server
