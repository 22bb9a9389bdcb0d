#include "search-server/accounts.hpp"

#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "library/catalogue/stores.hpp"
#include "search-server/routes/sign_in_desk.hpp"

#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <stdexcept>

namespace findings::server {
namespace {

/// Typing does not show on the terminal as long as the object lives.
class Silence {
public:
    Silence() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0)
    {
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (is_terminal_)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence()
    {
        if (is_terminal_)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

    bool is_terminal() const { return is_terminal_; }

private:
    termios before_{};
    bool is_terminal_;
};

std::string read_password()
{
    const Silence silence;
    if (silence.is_terminal())
        std::cerr << "Password (at least " << shortest_password << " characters): " << std::flush;
    std::string password;
    std::getline(std::cin, password);
    if (silence.is_terminal())
        std::cerr << '\n';
    if (characters(password) < shortest_password || password.size() > longest_password)
        throw std::runtime_error("the password has fewer than 12 characters or more than 256 "
                                 "bytes; give it as the first line of standard input");
    return password;
}

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

PersonId person_of(const Stores& stores, const AccountOptions& options)
{
    const auto entry = stores.people.to_sign_in(options.sign_in_name);
    if (!entry)
        throw std::runtime_error("nobody who may sign in has this sign-in name; "
                                 "`account list` says who there is");
    return entry->person;
}

Roles roles_of(const AccountOptions& options)
{
    Roles roles;
    for (const std::string& text : options.roles)
        if (const auto role = role_named(text))
            roles.add(*role);
    return roles;
}

}  // namespace

void add_account(const AccountOptions& options)
{
    Stores stores(options.library, Catalogue::Access::read_write);
    PasswordHasher hasher({}, 1);
    const auto added = stores.people.add({}, {.name = options.name,
                                              .sign_in_name = options.sign_in_name,
                                              .roles = roles_of(options),
                                              .password_hash = *hasher.hash(read_password())});
    if (!added)
        throw std::runtime_error("somebody has this sign-in name already");
    std::cout << "added " << added->id.str() << '\n';
}

void list_accounts(const AccountOptions& options)
{
    const Stores stores(options.library, Catalogue::Access::read_only);
    for (const PersonEntry& entry : stores.people.all())
        std::cout << entry.person.id.str() << '\t' << printable(entry.person.sign_in_name) << '\t'
                  << entry.person.roles.str() << (entry.disabled ? "\tdisabled" : "") << '\n';
}

void disable_account(const AccountOptions& options)
{
    Stores stores(options.library, Catalogue::Access::read_write);
    const PersonId person = person_of(stores, options);
    if (!stores.people.disable({}, person))
        throw std::runtime_error("the library would be left without an administrator: add another "
                                 "one first");
    std::cout << "disabled " << person.str() << '\n';
}

void change_password(const AccountOptions& options)
{
    Stores stores(options.library, Catalogue::Access::read_write);
    const PersonId person = person_of(stores, options);
    PasswordHasher hasher({}, 1);
    stores.people.set_password({}, person, *hasher.hash(read_password()));
    std::cout << "changed " << person.str() << '\n';
}

void add_token(const AccountOptions& options)
{
    Stores stores(options.library, Catalogue::Access::read_write);
    const std::string secret = make_secret();
    stores.api_tokens.add({},
                          {.id = TokenId::make(),
                           .person = person_of(stores, options),
                           .name = options.token_name,
                           .scope = scope_named(options.scope).value_or(Scope::read),
                           .made = now(),
                           .expires = now() + std::chrono::days(options.days)},
                          secret);
    std::cout << secret << '\n';
}

void revoke_token(const AccountOptions& options)
{
    Stores stores(options.library, Catalogue::Access::read_write);
    const auto id = TokenId::parse(options.token);
    if (!id || !stores.api_tokens.revoke({}, {}, *id, now()))
        throw std::runtime_error("there is no such token, or it was revoked before");
    std::cout << "revoked " << id->str() << '\n';
}

}  // namespace findings::server
