#pragma once

#include "library/catalogue/api_tokens.hpp"
#include "library/catalogue/person.hpp"
#include "search-server/views/site.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// Days that a token may be good for; the second is proposed.
inline constexpr std::array token_days{30, 90, 365};

/// What somebody's account is, and what they may change of it.
struct AccountPage {
    const Person& person;
    std::vector<std::string> organisations;  ///< names
    std::vector<Person> network;
    std::vector<ApiToken> tokens;
    std::chrono::sys_seconds now;
    std::string new_token = {};  ///< shown this once
    // in the page's language; or nothing
    std::string done = {};
    std::string problem = {};
    std::string current_password_error = {};
    std::string password_error = {};
    std::string again_error = {};
};

/// The page as HTML, in the language, one of site_languages.
std::string account_page(Site& site, std::string_view language, const AccountPage& page);

}  // namespace findings::server
