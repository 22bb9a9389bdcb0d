#include "search-server/routes/me_account.hpp"

#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "search-server/routes/form_values.hpp"
#include "search-server/routes/new_password.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/session_cookie.hpp"
#include "search-server/views/account_page.hpp"
#include "search-server/views/addresses.hpp"

#include <utility>

namespace findings::server {
namespace {

AccountPage account_of(const Context& context)
{
    const Stores& stores = context.stores;
    const Person& person = *context.person;
    std::vector<std::string> organisations;
    for (const OrganisationId& id : person.organisations)
        if (const auto organisation = stores.organisations.find(id))
            organisations.push_back(organisation->name);
    return {.person = person,
            .organisations = std::move(organisations),
            .network = stores.organisations.network_of(person.id),
            .tokens = stores.api_tokens.of(person.id),
            .now = context.now};
}

Response shown(const AccountPage& page, std::string_view language, unsigned status,
               Context& context)
{
    Response response = html_page(account_page(context.site, language, page), language);
    response.status = status;
    return response;
}

Response done(std::string_view language, std::string_view what)
{
    return redirect(303, page_address(language, "me/account") + "?done=" + std::string(what));
}

Response not_there(std::string_view language, Context& context)
{
    return error_page(language, 404, "", context);
}

/// What is wrong with the password that was typed as the one so far; empty: nothing.
std::string current_password_error(const Request& request, const Words& words, Context& context)
{
    const auto checked = context.desk.check(context.stores,
                                            {.sign_in_name = context.person->sign_in_name,
                                             .password = context.form.value("current"),
                                             .address = request.client},
                                            context.now);
    if (checked)
        return {};
    switch (checked.error().why) {
    case NotSignedIn::Why::busy:
        return words("sign_in.busy");
    case NotSignedIn::Why::too_often: {
        const auto wait = std::chrono::ceil<std::chrono::minutes>(checked.error().wait);
        return words.count("sign_in.wait", static_cast<std::uint64_t>(wait.count()));
    }
    case NotSignedIn::Why::wrong:
        break;
    }
    return words("account.current_wrong");
}

ApiToken new_token(std::string_view token_name, const Context& context)
{
    const Form& form = context.form;
    return {.id = TokenId::make(),
            .person = context.person->id,
            .name = std::string(token_name),
            .scope = scope_named(form.value("scope")).value_or(Scope::read),
            .made = context.now,
            .expires = context.now + std::chrono::days(one_of(token_days, form, "days"))};
}

}  // namespace

Response get_account_page(const Request& request, const PathParts& parts, Context& context)
{
    static constexpr std::pair<std::string_view, std::string_view> deeds[] = {
        {"password", "account.done_password"},
        {"token", "account.done_token"},
        {"network", "account.done_network"}};
    AccountPage page = account_of(context);
    for (const auto& [deed, key] : deeds)
        if (request.parameter("done") == deed)
            page.done = context.site.words(parts.at(0))(key);
    return shown(page, parts.at(0), 200, context);
}

Response post_password(const Request& request, const PathParts& parts, Context& context)
{
    const Words words = context.site.words(parts.at(0));
    AccountPage page = account_of(context);
    PasswordErrors errors = new_password_errors(context.form, words);
    page.password_error = errors.password;
    page.again_error = errors.again;
    if (errors.none())
        page.current_password_error = current_password_error(request, words, context);
    if (!errors.none() || !page.current_password_error.empty())
        return shown(page, parts.at(0), 422, context);
    const auto hash = context.desk.hash(context.form.value("password"));
    if (!hash) {
        page.problem = words("sign_in.busy");
        return shown(page, parts.at(0), 503, context);
    }
    const std::string secret = make_secret();
    context.write([&](Stores& stores) {
        stores.people.set_password(context.person->id, context.person->id, *hash);
        stores.sessions.begin(secret, context.person->id, context.now);
    });
    Response response = done(parts.at(0), "password");
    set_cookie(response, secret);
    return response;
}

Response post_token(const Request&, const PathParts& parts, Context& context)
{
    const std::string token_name = squeezed(context.form.value("token_name"));
    if (token_name.empty() || token_name.size() > longest_name) {
        AccountPage page = account_of(context);
        page.problem = context.site.words(parts.at(0))("account.token_name_missing");
        return shown(page, parts.at(0), 422, context);
    }
    const std::string secret = make_secret();
    context.write([&](Stores& stores) {
        stores.api_tokens.add(context.person->id, new_token(token_name, context), secret);
    });
    AccountPage page = account_of(context);
    page.new_token = secret;
    return shown(page, parts.at(0), 200, context);
}

Response post_token_revoke(const Request&, const PathParts& parts, Context& context)
{
    const auto id = TokenId::parse(parts.at(1));
    const PersonId& person = context.person->id;
    const bool is_revoked = id && context.write([&](Stores& stores) {
        return stores.api_tokens.revoke(person, person, *id, context.now);
    });
    return is_revoked ? done(parts.at(0), "token") : not_there(parts.at(0), context);
}

Response post_network(const Request&, const PathParts& parts, Context& context)
{
    const std::string_view member = context.form.value("member");
    const bool is_added = context.write([&](Stores& stores) {
        return stores.organisations.add_to_network(context.person->id, member);
    });
    if (is_added)
        return done(parts.at(0), "network");
    AccountPage page = account_of(context);
    page.problem = context.site.words(parts.at(0))("account.nobody");
    return shown(page, parts.at(0), 422, context);
}

Response post_network_remove(const Request&, const PathParts& parts, Context& context)
{
    const auto id = PersonId::parse(parts.at(1));
    if (!id)
        return not_there(parts.at(0), context);
    context.write(
        [&](Stores& stores) { stores.organisations.remove_from_network(context.person->id, *id); });
    return done(parts.at(0), "network");
}

}  // namespace findings::server
