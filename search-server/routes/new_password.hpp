#pragma once

#include "search-server/routes/form.hpp"
#include "search-server/views/words.hpp"

#include <string>

namespace findings::server {

/// What is wrong with a password that somebody chose, in the words' language; empty: nothing.
struct PasswordErrors {
    std::string password;
    std::string again;

    bool none() const { return password.empty() && again.empty(); }
};

/// Of the fields "password" and "again": at least shortest_password characters, not too long, twice
/// the same. No other rules: they make passwords worse (NIST SP 800-63B, 5.1.1.2).
PasswordErrors new_password_errors(const Form& form, const Words& words);

}  // namespace findings::server
