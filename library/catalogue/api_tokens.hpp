#pragma once

#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using TokenId = Ulid<struct TokenTag>;

/// What a token is good for: to see what its person may see, or to change what they may change as
/// well.
enum class Scope { read, write };

std::string_view name(Scope scope);
std::optional<Scope> scope_named(std::string_view name);

/// A program's way in, in the name of a person.
struct ApiToken {
    TokenId id;
    PersonId person;
    std::string name;  ///< what it is for
    Scope scope = Scope::read;
    std::chrono::sys_seconds made;
    std::chrono::sys_seconds expires;
    std::optional<std::chrono::sys_seconds> revoked;

    bool is_good(std::chrono::sys_seconds at) const { return !revoked && at < expires; }
};

/// The tokens of people, by their secrets; of those the hashes alone are kept. As People.
class ApiTokens {
public:
    explicit ApiTokens(CatalogueFile& file) : connection_(file.connection()) {}

    /// The token of the secret, where it is good at that time.
    std::optional<ApiToken> find(std::string_view secret, std::chrono::sys_seconds at) const;

    /// All of a person's, the newest first.
    std::vector<ApiToken> of(const PersonId& person) const;

    /// Keeps a token; its id and its `revoked` are made here.
    TokenId add(const std::optional<PersonId>& who, ApiToken token, std::string_view secret);

    /// False where the person (nullopt: anybody) has no such token, or it was revoked before.
    bool revoke(const std::optional<PersonId>& who, const std::optional<PersonId>& person,
                const TokenId& token, std::chrono::sys_seconds at);

private:
    Connection& connection_;
};

}  // namespace findings
