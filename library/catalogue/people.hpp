#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What makes an account.
struct NewPerson {
    std::string name;
    std::string sign_in_name;
    Roles roles;
    std::optional<OrganisationId> organisation = {};
    std::string password_hash = {};  ///< empty: cannot sign in with a password
};

/// A person as administrators see them.
struct PersonEntry {
    Person person;
    std::chrono::sys_seconds added;
    std::optional<std::chrono::sys_seconds> disabled;
};

/// What somebody who signs in is held against.
struct SignInEntry {
    PersonId person;
    std::string password_hash;  ///< may be empty
};

/// Why there is no such account: the sign-in name is somebody else's.
struct NameTaken {};

/// The people of the library. As Catalogue: what a call that writes has returned stays; belongs to
/// one thread at a time; every function throws CatalogueError where the file or the disk fails.
/// What is written is in the audit trail, in the name of `who` (nullopt: the program).
class People {
public:
    explicit People(CatalogueFile& file) : People(file.connection()) {}

    /// For the other stores of this folder.
    explicit People(Connection& connection) : connection_(connection) {}

    // --- reading; a disabled person is found by all() alone ---

    std::optional<Person> find(const PersonId& id) const;

    /// By what they type, in any case and with or without accents.
    std::optional<SignInEntry> to_sign_in(std::string_view sign_in_name) const;

    /// Everybody, by name.
    std::vector<PersonEntry> all() const;

    /// One who may sign in.
    bool has_administrator() const;

    // --- writing ---

    Result<Person, NameTaken> add(const std::optional<PersonId>& who, const NewPerson& person);

    /// False where that would leave the library without an administrator.
    bool set_roles(const PersonId& who, const PersonId& person, Roles roles);

    /// Ends the person's sessions as well.
    void set_password(const std::optional<PersonId>& who, const PersonId& person,
                      std::string_view hash);

    /// Ends the person's sessions and revokes their tokens. False where that would leave the
    /// library without an administrator.
    bool disable(const std::optional<PersonId>& who, const PersonId& person);

    /// Lets a disabled person sign in again.
    void enable(const PersonId& who, const PersonId& person);

private:
    Connection& connection_;
};

}  // namespace findings
