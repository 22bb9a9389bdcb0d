#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace findings::server {

/// What the commands `account` and `token` are told.
struct AccountOptions {
    std::filesystem::path library;
    std::string sign_in_name;
    std::string name;
    std::vector<std::string> roles;
    std::string token;  ///< its id
    std::string token_name = "command line";
    std::string scope = "read";
    int days = 90;
};

// What an operator does about people without the site. Each writes its outcome to stdout and throws
// std::runtime_error where there is no such person or token, CatalogueError where the library
// fails. The library may be served meanwhile.

/// Adds somebody; the password is the first line of stdin, asked for where that is a terminal.
void add_account(const AccountOptions& options);

/// A line a person: id, sign-in name, roles, "disabled".
void list_accounts(const AccountOptions& options);

/// Signs them out and revokes their tokens.
void disable_account(const AccountOptions& options);

/// Gives somebody another password, read as add_account() does, and signs them out.
void change_password(const AccountOptions& options);

/// Writes the token, which is not kept.
void add_token(const AccountOptions& options);

void revoke_token(const AccountOptions& options);

}  // namespace findings::server
