#pragma once

#include "library/catalogue/person.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// Where people show who they are.
struct SignInPage {
    std::string sign_in_name = {};  ///< as it was typed
    std::string next = {};          ///< address of this site to go to; empty: the first page
    std::string problem = {};       ///< why it did not work, in the page's language; or nothing
};

/// Where somebody who was invited makes their account.
struct JoinPage {
    std::string secret;  ///< of the invitation
    Roles roles;
    std::string name = {};  ///< as it was typed, and so on
    std::string sign_in_name = {};
    // what is wrong, in the page's language; or nothing
    std::string problem = {};
    std::string name_error = {};
    std::string sign_in_name_error = {};
    std::string password_error = {};
    std::string again_error = {};
};

/// The pages as HTML, in the language, one of site_languages.
std::string sign_in_page(Site& site, std::string_view language, const SignInPage& page);
std::string join_page(Site& site, std::string_view language, const JoinPage& page);

/// "researcher, trainer" as the language has it.
std::string roles_text(Roles roles, const Words& words);

}  // namespace findings::server
