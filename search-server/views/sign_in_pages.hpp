#pragma once

#include "library/catalogue/person.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::server {

/// What somebody sent in a form when their session had ended: it comes back after signing in.
struct CarriedForm {
    std::string address = {};  ///< where it was sent; empty: there is none
    std::vector<std::pair<std::string, std::string>> fields = {};
};

/// In front of the names of those fields in the form that signs in.
inline constexpr std::string_view carried_prefix = "carried.";

/// Where people show who they are.
struct SignInPage {
    std::string sign_in_name = {};  ///< as it was typed
    std::string next = {};          ///< address of this site to go to; empty: the first page
    std::string problem = {};       ///< why it did not work, in the page's language; or nothing
    CarriedForm carried = {};
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
std::string resend_page(Site& site, std::string_view language, const CarriedForm& carried);
std::string join_page(Site& site, std::string_view language, const JoinPage& page);

/// "researcher, trainer" as the language has it.
std::string roles_text(Roles roles, const Words& words);

}  // namespace findings::server
