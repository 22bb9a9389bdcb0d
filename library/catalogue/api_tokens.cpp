#include "library/catalogue/api_tokens.hpp"

#include "library/base/date.hpp"
#include "library/base/secret.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

ApiToken token_of(const Run& run)
{
    return {.id = run.id_of<TokenId>(0),
            .person = run.id_of<PersonId>(1),
            .name = run.text(2),
            .scope = scope_named(run.text(3)).value_or(Scope::read),
            .made = run.time(4),
            .expires = run.time(5),
            .revoked = run.optional_time(6)};
}

std::string audited(const ApiToken& token)
{
    return boost::json::serialize(boost::json::object{{"person", token.person.str()},
                                                      {"scope", name(token.scope)},
                                                      {"expires", utc(token.expires)}});
}

}  // namespace

std::string_view name(Scope scope)
{
    return scope == Scope::read ? "read" : "write";
}

std::optional<Scope> scope_named(std::string_view text)
{
    for (const Scope scope : {Scope::read, Scope::write})
        if (name(scope) == text)
            return scope;
    return std::nullopt;
}

std::optional<ApiToken> ApiTokens::find(std::string_view secret, std::chrono::sys_seconds at) const
{
    return guarded(connection_.file(), "look for a token", [&]() -> std::optional<ApiToken> {
        Run run = connection_.run("SELECT id, person, name, scope, made, expires, revoked "
                                  "FROM api_token WHERE secret_hash = ?",
                                  secret_hash(secret));
        if (!run.next())
            return std::nullopt;
        ApiToken token = token_of(run);
        return token.is_good(at) ? std::optional(std::move(token)) : std::nullopt;
    });
}

std::vector<ApiToken> ApiTokens::of(const PersonId& person) const
{
    return guarded(connection_.file(), "list tokens", [&] {
        std::vector<ApiToken> tokens;
        Run run = connection_.run("SELECT id, person, name, scope, made, expires, revoked "
                                  "FROM api_token WHERE person = ? ORDER BY id DESC",
                                  person);
        while (run.next())
            tokens.push_back(token_of(run));
        return tokens;
    });
}

TokenId ApiTokens::add(const std::optional<PersonId>& who, ApiToken token, std::string_view secret)
{
    return guarded(connection_.file(), "keep a token", [&] {
        token.id = TokenId::make();
        Writing writing(connection_);
        connection_.execute("INSERT INTO api_token (id, secret_hash, person, name, scope, made, "
                            "expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            token.id, secret_hash(secret), token.person, token.name,
                            name(token.scope), token.made, token.expires);
        audit(connection_, who, "add", "token " + token.id.str(), {}, audited(token));
        writing.commit();
        return token.id;
    });
}

bool ApiTokens::revoke(const std::optional<PersonId>& who, const std::optional<PersonId>& person,
                       const TokenId& token, std::chrono::sys_seconds at)
{
    return guarded(connection_.file(), "revoke a token", [&] {
        Writing writing(connection_);
        connection_.execute("UPDATE api_token SET revoked = ?1 WHERE id = ?2 AND revoked IS NULL "
                            "AND (?3 IS NULL OR person = ?3)",
                            at, token, person);
        if (connection_.database().getChanges() == 0)
            return false;
        audit(connection_, who, "revoke", "token " + token.str(), {}, {});
        writing.commit();
        return true;
    });
}

}  // namespace findings
