#include "search-server/views/account_page.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/form_field.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/me_menu.hpp"
#include "search-server/views/sign_in_pages.hpp"

#include "library/base/text.hpp"

namespace findings::server {
namespace {

std::string address_below(std::string_view language, std::string_view rest)
{
    return page_address(language, "me/account") + std::string(rest);
}

List password_fields(const AccountPage& page, const Words& words)
{
    return fields_model({{.name = "current",
                          .label = words("account.current_password"),
                          .type = "password",
                          .error = page.current_password_error,
                          .autocomplete = "current-password"},
                         {.name = "password",
                          .label = words("account.new_password"),
                          .type = "password",
                          .hint = words("join.password_hint"),
                          .error = page.password_error,
                          .autocomplete = "new-password"},
                         {.name = "again",
                          .label = words("join.again"),
                          .type = "password",
                          .error = page.again_error,
                          .autocomplete = "new-password"}});
}

List network_items(const AccountPage& page, const Words& words)
{
    List items;
    for (const Person& member : page.network)
        items.push_back(
            Object{{"member", member.name},
                   {"remove_label", words("account.remove_one", {{"name", member.name}})},
                   {"remove_address",
                    address_below(words.language(), "/network/" + member.id.str() + "/remove")}});
    return items;
}

std::string state_key(const ApiToken& token, std::chrono::sys_seconds now)
{
    if (token.revoked)
        return "account.token_revoked";
    return token.is_good(now) ? "account.token_good" : "account.token_expired";
}

Model token_model(const ApiToken& token, std::chrono::sys_seconds now, const Words& words)
{
    const std::string facts = words.label("token_scope", name(token.scope)) + " · " +
                              words(state_key(token, now), {{"date", words.date(token.expires)}});
    const std::string revoke =
        address_below(words.language(), "/tokens/" + token.id.str() + "/revoke");
    return Object{{"token_name", token.name},
                  {"token_facts", facts},
                  {"revoke_label", words("account.revoke_one", {{"name", token.name}})},
                  {"revoke_address", token.is_good(now) ? Model(revoke) : Model(false)}};
}

List token_items(const AccountPage& page, const Words& words)
{
    List items;
    for (const ApiToken& token : page.tokens)
        items.push_back(token_model(token, page.now, words));
    return items;
}

List token_selects(const Words& words)
{
    std::vector<FormChoice> scopes;
    for (const Scope scope : {Scope::read, Scope::write})
        scopes.push_back({std::string(name(scope)), words.label("token_scope", name(scope))});
    std::vector<FormChoice> days;
    for (const int count : token_days)
        days.push_back({std::to_string(count),
                        words.count("account.days", static_cast<std::uint64_t>(count)),
                        count == token_days[1]});
    return {select_model("scope", words("account.scope"), scopes),
            select_model("days", words("account.good_for"), days)};
}

void add_person(Object& model, const AccountPage& page, const Words& words)
{
    model["name"] = page.person.name;
    model["sign_in_name"] = page.person.sign_in_name;
    model["roles"] = roles_text(page.person.roles, words);
    model["organisations"] = or_nothing(joined(page.organisations, ", "));
}

}  // namespace

std::string account_page(Site& site, std::string_view language, const AccountPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("account.title"),
               .other_address = page_address(words.other_language(), "me/account"),
               .section = "me/account"});
    model["me_menu"] = me_menu_model("me/account", words);
    add_person(model, page, words);
    model.add({
        {"done", or_nothing(page.done)},
        {"problem", or_nothing(page.problem)},
        {"new_token", or_nothing(page.new_token)},
        {"password_address", address_below(language, "/password")},
        {"password_fields", password_fields(page, words)},
        {"network_address", address_below(language, "/network")},
        {"network", list_or_nothing(network_items(page, words))},
        {"network_fields", fields_model({{.name = "member", .label = words("account.member")}})},
        {"tokens_address", address_below(language, "/tokens")},
        {"tokens", list_or_nothing(token_items(page, words))},
        {"token_fields", fields_model({{.name = "token_name",
                                        .label = words("account.token_name"),
                                        .hint = words("account.token_name_hint")}})},
        {"token_selects", token_selects(words)},
    });
    return site.render("account", words, std::move(model));
}

}  // namespace findings::server
