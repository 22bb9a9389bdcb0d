#pragma once

#include <string>
#include <string_view>

namespace findings::server {

/// What a form carries to show that it is of a page of ours that was made for this browser: made
/// from the secret in its cookie, another one each time, so that the length of a compressed page
/// does not tell it. Good as long as the secret is.
std::string form_token(std::string_view secret);

/// False for an empty secret or token, too.
bool is_form_token(std::string_view token, std::string_view secret);

}  // namespace findings::server
