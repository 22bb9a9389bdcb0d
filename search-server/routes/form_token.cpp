#include "search-server/routes/form_token.hpp"

#include "library/base/secret.hpp"

namespace findings::server {
namespace {

std::string with_salt(std::string_view salt, std::string_view secret)
{
    return std::string(salt) + "." +
           secret_hash("a form of Findings " + std::string(salt) + std::string(secret));
}

}  // namespace

std::string form_token(std::string_view secret)
{
    return with_salt(make_secret().substr(0, 16), secret);
}

bool is_form_token(std::string_view token, std::string_view secret)
{
    const std::size_t dot = token.find('.');
    return !secret.empty() && dot != std::string_view::npos &&
           same_secret(token, with_salt(token.substr(0, dot), secret));
}

}  // namespace findings::server
