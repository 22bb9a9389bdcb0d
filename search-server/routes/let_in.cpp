#include "search-server/routes/let_in.hpp"

#include "search-server/routes/add.hpp"
#include "search-server/routes/form_token.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/session_cookie.hpp"
#include "search-server/routes/sign_in.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/text_pages.hpp"

namespace findings::server {
namespace {

using namespace std::chrono_literals;

constexpr auto touch_after = 5min;
constexpr std::string_view bearer = "Bearer ";

bool writes(const Request& request)
{
    return request.method != Method::get && request.method != Method::head;
}

Response unauthorized(std::string_view detail)
{
    Response response = problem(401, detail);
    response.set("WWW-Authenticate", "Bearer");
    return response;
}

bool is_static(const Request& request)
{
    return request.path.starts_with("/static/");
}

/// The answer to a token that is no good; nullopt where there is none, or a good one.
std::optional<Response> take_token(const Request& request, Context& context)
{
    const auto header = request.header("authorization");
    if (!header)
        return std::nullopt;
    if (!header->starts_with(bearer))
        return unauthorized("This address takes a token: \"Authorization: Bearer …\".");
    const auto token = context.stores.api_tokens.find(header->substr(bearer.size()), context.now);
    if (token)
        context.person = context.stores.people.find(token->person);
    if (!context.person)
        return unauthorized("This token is not known here, has expired or was revoked. Make "
                            "another on the page of your account.");
    context.scope = token->scope;
    return std::nullopt;
}

/// Where nothing can be written, the session ends when it would have.
void touch(const Session& session, Context& context)
{
    if (context.now - session.last_seen < touch_after)
        return;
    try {
        context.write(
            [&](Stores& stores) { stores.sessions.touch(context.session_secret, context.now); });
    } catch (const CannotWrite&) {
    }
}

void take_session(const Request& request, Context& context)
{
    context.session_secret = secret_in_cookie(request);
    if (context.session_secret.empty())
        return;
    const auto session = context.stores.sessions.find(context.session_secret, context.now);
    if (!session)
        return;
    context.person = context.stores.people.find(session->person);
    if (context.person)
        touch(*session, context);
}

/// Pages are made for this person from here on.
void receive(const Request& request, Context& context)
{
    Viewer viewer{.address = request.target};
    if (context.person) {
        viewer.is_signed_in = true;
        viewer.name = context.person->name;
        viewer.roles = context.person->roles;
    }
    if (!context.session_secret.empty())
        viewer.form_token = form_token(context.session_secret);
    context.site.receive(std::move(viewer));
}

/// What somebody wrote into a form comes back after they have signed in.
Response to_sign_in(const Request& request, Context& context)
{
    const auto next =
        writes(request) ? kept_form_address(request, context) : std::optional(request.target);
    if (!next)
        return sign_in_again(request, context);
    return redirect(303, page_address(reader_language(request), "sign-in") +
                             "?next=" + query_escaped(*next));
}

Response without_token(std::string_view language, Context& context)
{
    Response response =
        html_page(error_page(context.site, language, {.status = 403, .of = "form"}), language);
    response.status = 403;
    return response;
}

std::optional<Response> hold_against(const Right& right, const Request& request, Context& context)
{
    const bool is_page = !is_for_programs(request.path);
    if (!right.needs_person)
        return std::nullopt;
    if (!context.person)
        return is_page ? to_sign_in(request, context)
                       : unauthorized("This address is for people of the library: send a token, "
                                      "\"Authorization: Bearer …\".");
    if (!is_page && writes(request) && context.scope != Scope::write)
        return problem(403, "This token is for reading only. Make one for writing on the page of "
                            "your account.");
    if (right.one_of.empty() || context.person->roles.has_any_of(right.one_of))
        return std::nullopt;
    const std::string detail = "This is for people who are: " + right.one_of.str() + ".";
    return is_page ? error_page(reader_language(request), 403, "", context) : problem(403, detail);
}

}  // namespace

std::optional<Response> identify(const Request& request, Context& context)
{
    std::optional<Response> refusal;
    if (is_for_programs(request.path))
        refusal = take_token(request, context);
    else if (!is_static(request))
        take_session(request, context);
    receive(request, context);
    return refusal;
}

std::optional<Response> let_in(const Route& route, const Request& request, Context& context)
{
    if (writes(request) && !is_for_programs(request.path)) {
        context.form = Form::parse(request);
        if (!is_form_token(context.form.value("form_token"), context.session_secret))
            return without_token(reader_language(request), context);
    }
    return hold_against(route.right, request, context);
}

void mark_private(const Route& route, const Request& request, const Context& context,
                  Response& response)
{
    if (is_static(request))
        return;
    // whoever has a cookie may have got a form with its token
    const bool has_cookie = !context.session_secret.empty() || response.header("Set-Cookie");
    if (context.person || route.right.needs_person || has_cookie) {
        response.set("Cache-Control", "private, no-store");
        // programs say in If-Match what they have seen
        if (!is_for_programs(request.path))
            std::erase_if(response.headers,
                          [](const auto& field) { return field.first == "ETag"; });
    }
    const bool leads_everybody_on = response.status == 301 || response.status == 302;
    if (leads_everybody_on)
        return;
    const std::string by = is_for_programs(request.path) ? "Authorization" : "Cookie";
    const auto vary = response.header("Vary");
    response.set("Vary", vary ? std::string(*vary) + ", " + by : by);
}

}  // namespace findings::server
