#include "search-server/routes/sign_in.hpp"

#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "search-server/routes/form_token.hpp"
#include "search-server/routes/form_values.hpp"
#include "search-server/routes/new_password.hpp"
#include "search-server/routes/own_address.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/session_cookie.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/sign_in_pages.hpp"
#include "search-server/views/text_pages.hpp"

#include <algorithm>

namespace findings::server {
namespace {

/// A form that is sent before anybody has signed in needs a secret in the browser as well.
std::string secret_for_form(Context& context)
{
    if (!context.session_secret.empty())
        return {};
    std::string secret = make_secret();
    Viewer viewer = context.site.viewer();
    viewer.form_token = form_token(secret);
    context.site.receive(std::move(viewer));
    return secret;
}

Response page_with_status(std::string html, std::string_view language, unsigned status)
{
    Response response = html_page(std::move(html), language);
    response.status = status;
    return response;
}

/// Another secret from here on: one that somebody else put into the browser before is of no use.
void begin_session(const std::string& secret, const PersonId& person, Context& context,
                   Response& response)
{
    context.write([&](Stores& stores) {
        stores.sessions.end(context.session_secret);
        stores.sessions.begin(secret, person, context.now);
    });
    set_cookie(response, secret);
}

Response not_signed_in(const NotSignedIn& reason, std::string_view language, SignInPage page,
                       Context& context)
{
    const Words words = context.site.words(language);
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(reason.wait).count();
    unsigned status = 422;
    page.problem = words("sign_in.wrong");
    if (reason.why == NotSignedIn::Why::too_often) {
        status = 429;
        page.problem = words.count("sign_in.wait", static_cast<std::uint64_t>(minutes));
    } else if (reason.why == NotSignedIn::Why::busy) {
        status = 503;
        page.problem = words("sign_in.busy");
    }
    Response response =
        page_with_status(sign_in_page(context.site, language, page), language, status);
    if (status != 422)
        response.set("Retry-After", status == 429 ? std::to_string(reason.wait.count()) : "2");
    return response;
}

/// What the form that signs in carries along.
CarriedForm carried_in(const Form& form)
{
    CarriedForm carried;
    if (!is_own_address(form.value("resend")))
        return carried;
    carried.address = form.value("resend");
    for (const auto& [name, value] : form.fields())
        if (name.starts_with(carried_prefix))
            carried.fields.emplace_back(name.substr(carried_prefix.size()), value);
    return carried;
}

/// The page with what was typed before, to be sent again by the person who has signed in now.
Response given_back(const CarriedForm& carried, const PersonId& person, std::string_view language,
                    Context& context)
{
    const std::string secret = make_secret();
    Viewer viewer = context.site.viewer();
    viewer.form_token = form_token(secret);
    context.site.receive(std::move(viewer));
    Response response = html_page(resend_page(context.site, language, carried), language);
    begin_session(secret, person, context, response);
    return response;
}

Response invitation_is_over(std::string_view language, Context& context)
{
    return page_with_status(error_page(context.site, language, {.status = 404, .of = "join"}),
                            language, 404);
}

/// What was typed, with what is wrong with it.
JoinPage checked(const Form& form, const PathParts& parts, const Words& words)
{
    JoinPage page{.secret = parts.at(1),
                  .name = squeezed(form.value("name")),
                  .sign_in_name = squeezed(form.value("sign_in_name"))};
    if (page.name.empty() || page.name.size() > longest_name)
        page.name_error = words("join.name_missing");
    if (page.sign_in_name.empty() || page.sign_in_name.size() > longest_name)
        page.sign_in_name_error = words("join.sign_in_name_missing");
    PasswordErrors errors = new_password_errors(form, words);
    page.password_error = std::move(errors.password);
    page.again_error = std::move(errors.again);
    return page;
}

bool has_errors(const JoinPage& page)
{
    return !(page.name_error + page.sign_in_name_error + page.password_error + page.again_error)
                .empty();
}

/// Makes the account; what cannot be goes to the page. nullopt where the invitation is over.
std::optional<PersonId> accept(JoinPage& page, const Words& words, Context& context)
{
    const auto hash = context.desk.hash(context.form.value("password"));
    if (!hash) {
        page.problem = words("sign_in.busy");
        return std::nullopt;
    }
    const NewPerson person{
        .name = page.name, .sign_in_name = page.sign_in_name, .password_hash = *hash};
    const auto added = context.write([&](Stores& stores) {
        return stores.invitations.accept(page.secret, context.now, person);
    });
    if (added)
        return added->id;
    if (added.error() == NotAccepted::name_taken)
        page.sign_in_name_error = words("join.sign_in_name_taken");
    return std::nullopt;
}

}  // namespace

Response get_sign_in_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string next(request.parameter("next").value_or(""));
    const std::string secret = secret_for_form(context);
    Response response = html_page(
        sign_in_page(context.site, parts.at(0), {.next = is_own_address(next) ? next : ""}),
        parts.at(0));
    if (!secret.empty())
        set_cookie(response, secret);
    return response;
}

Response sign_in_again(const Request& request, Context& context)
{
    const std::string_view language = reader_language(request);
    SignInPage page{.problem = context.site.words(language)("resend.session_over"),
                    .carried = {.address = request.target}};
    for (const auto& [name, value] : context.form.fields())
        if (name != "form_token")
            page.carried.fields.emplace_back(name, value);
    Response response = page_with_status(sign_in_page(context.site, language, page), language, 401);
    response.set("WWW-Authenticate", "Form");
    return response;
}

Response post_sign_in(const Request& request, const PathParts& parts, Context& context)
{
    const Form& form = context.form;
    const std::string& language = parts.at(0);
    const std::string next(is_own_address(form.value("next")) ? form.value("next") : "");
    const CarriedForm carried = carried_in(form);
    const auto person = context.desk.check(context.stores,
                                           {.sign_in_name = form.value("sign_in_name"),
                                            .password = form.value("password"),
                                            .address = request.client},
                                           context.now);
    if (!person)
        return not_signed_in(person.error(), language,
                             {.sign_in_name = std::string(form.value("sign_in_name")),
                              .next = next,
                              .carried = carried},
                             context);
    if (!carried.address.empty())
        return given_back(carried, *person, language, context);
    Response response = redirect(303, next.empty() ? page_address(language, "") : next);
    begin_session(make_secret(), *person, context, response);
    return response;
}

Response post_sign_out(const Request&, const PathParts& parts, Context& context)
{
    context.write([&](Stores& stores) { stores.sessions.end(context.session_secret); });
    Response response = redirect(303, page_address(parts.at(0), ""));
    clear_cookie(response);
    return response;
}

Response get_join_page(const Request&, const PathParts& parts, Context& context)
{
    const std::string& language = parts.at(0);
    const auto invitation = context.stores.invitations.find(parts.at(1), context.now);
    if (!invitation)
        return invitation_is_over(language, context);
    const std::string secret = secret_for_form(context);
    Response response = html_page(
        join_page(context.site, language, {.secret = parts.at(1), .roles = invitation->roles}),
        language);
    if (!secret.empty())
        set_cookie(response, secret);
    return response;
}

Response post_join(const Request&, const PathParts& parts, Context& context)
{
    const std::string& language = parts.at(0);
    const Words words = context.site.words(language);
    const auto invitation = context.stores.invitations.find(parts.at(1), context.now);
    if (!invitation)
        return invitation_is_over(language, context);
    JoinPage page = checked(context.form, parts, words);
    page.roles = invitation->roles;
    const auto person = has_errors(page) ? std::optional<PersonId>() : accept(page, words, context);
    if (person) {
        Response response = redirect(303, page_address(language, ""));
        begin_session(make_secret(), *person, context, response);
        return response;
    }
    if (!has_errors(page) && page.problem.empty())
        return invitation_is_over(language, context);
    return page_with_status(join_page(context.site, language, page), language,
                            page.problem.empty() ? 422 : 503);
}

}  // namespace findings::server
