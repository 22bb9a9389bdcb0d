// How a request comes to its handler, and what it is answered where there is none or it throws.

#include "library/base/log.hpp"
#include "library/base/text.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/http/negotiation.hpp"
#include "search-server/routes/let_in.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/routes.hpp"

namespace findings::server {
namespace {

/// What the name in a segment of a pattern stands for, "" where there is no name in it; nullopt
/// where the segment is another.
std::optional<std::string_view> taken(std::string_view pattern, std::string_view segment)
{
    const std::size_t name = pattern.find('{');
    if (name == std::string_view::npos)
        return pattern == segment ? std::optional(segment.substr(0, 0)) : std::nullopt;
    if (!segment.starts_with(pattern.substr(0, name)))
        return std::nullopt;
    segment.remove_prefix(name);
    const bool is_language = segment == "en" || segment == "fr";
    if (segment.empty() || (pattern == "{lang}" && !is_language))
        return std::nullopt;
    return segment;
}

std::optional<PathParts> match(std::string_view pattern, std::string_view path)
{
    const auto expected = split(pattern, '/');
    const auto segments = split(path, '/');
    if (expected.size() != segments.size())
        return std::nullopt;
    PathParts parts;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto part = taken(expected[i], segments[i]);
        if (!part)
            return std::nullopt;
        if (!part->empty())
            parts.emplace_back(*part);
    }
    return parts;
}

/// An answer without success, in the form that whoever asked can read.
Response unsuccessful(const Request& request, unsigned status, std::string_view detail,
                      Context& context)
{
    if (is_for_programs(request.path))
        return problem(status, detail);
    try {
        return error_page(reader_language(request), status, detail, context);
    } catch (const std::exception& error) {
        log(LogLevel::error, "error page failed", {{"what", error.what()}});
        return refused({status, std::string(detail)}, request.path);
    }
}

Response not_found(const Request& request, Context& context)
{
    return unsuccessful(request, 404,
                        is_for_programs(request.path) ? "There is nothing at this address." : "",
                        context);
}

/// GET has HEAD with it, and every address has OPTIONS.
std::string allowed(const std::vector<Method>& methods)
{
    std::vector<std::string> names;
    for (const Method method : methods) {
        names.emplace_back(name(method));
        if (method == Method::get)
            names.emplace_back("HEAD");
    }
    names.emplace_back("OPTIONS");
    return joined(names, ", ");
}

Method routed_method(const Request& request)
{
    return request.method == Method::head ? Method::get : request.method;
}

Response no_content(std::string allow)
{
    Response response{.status = 204};
    response.set("Allow", std::move(allow));
    return response;
}

/// True where the client takes the kind of content that the answer has.
bool accepts(const Request& request, const Response& response)
{
    const auto accept = request.header("accept");
    const auto type = response.header("Content-Type");
    return response.status != 200 || !accept || !type || accept_weight(*accept, *type) > 0;
}

Response failed(const Request& request, unsigned status, std::string_view detail,
                const std::exception& error, Context& context)
{
    log(LogLevel::error, "request failed", {{"what", error.what()}});
    return unsuccessful(request, status, detail, context);
}

/// The answer of `call`, or the one to what it throws.
template <class Call>
Response guarded(const Request& request, Context& context, const Call& call)
try {
    return call();
} catch (const BadRequest& error) {
    return unsuccessful(request, 400, error.what(), context);
} catch (const CannotWrite& error) {
    return unsuccessful(request, error.status, error.what(), context);
} catch (const IndexHeldBack&) {  // the log has said why, once
    return search_rebuilt(request, context);
} catch (const IndexMissing&) {
    return search_rebuilt(request, context);
} catch (const IndexError& error) {
    return failed(request, 503, "The index cannot be read at the moment.", error, context);
} catch (const CatalogueError& error) {
    return failed(request, 503, "The catalogue cannot be read at the moment.", error, context);
} catch (const std::exception& error) {
    return failed(request, 500, "Something went wrong here. It has been written to the log.", error,
                  context);
}

Response handled(const Route& route, const PathParts& parts, const Request& request,
                 Context& context)
{
    if (auto refusal = let_in(route, request, context))
        return *std::move(refusal);
    Response response = route.handler(request, parts, context);
    if (accepts(request, response))
        return response;
    return unsuccessful(request, 406,
                        "This address answers with " +
                            std::string(*response.header("Content-Type")) +
                            ", which the Accept header leaves out.",
                        context);
}

Response run(const Route& route, const PathParts& parts, const Request& request, Context& context)
{
    Response response =
        guarded(request, context, [&] { return handled(route, parts, request, context); });
    mark_private(route, request, context, response);
    response.route = route.pattern;
    return response;
}

/// The answer by the table to somebody who is known, or known to be nobody.
Response routed(const Request& request, Context& context)
{
    std::vector<Method> methods;
    for (const Route& route : routes()) {
        const auto parts = match(route.pattern, request.path);
        if (!parts)
            continue;
        if (route.method == routed_method(request))
            return run(route, *parts, request, context);
        methods.push_back(route.method);
    }
    if (request.method == Method::options && request.path == "*")
        return no_content(allowed({Method::get}));
    if (methods.empty())
        return not_found(request, context);
    if (request.method == Method::options)
        return no_content(allowed(methods));
    Response response =
        unsuccessful(request, 405, "This address takes " + allowed(methods) + " only.", context);
    response.set("Allow", allowed(methods));
    return response;
}

const OperatorRoute* operator_route(const Request& request)
{
    for (const OperatorRoute& route : operator_routes())
        if (route.path == request.path)
            return &route;
    return nullptr;
}

Response method_not_allowed(const std::string& methods)
{
    Response response = problem(405, "This address takes " + methods + " only.");
    response.set("Allow", methods);
    return response;
}

}  // namespace

Response answer(const Request& request, Context& context)
{
    return guarded(request, context, [&] {
        if (auto refusal = identify(request, context))
            return *std::move(refusal);
        return routed(request, context);
    });
}

std::size_t body_limit_of(const Request& request)
{
    for (const Route& route : routes())
        if (route.most_bytes > largest_body && route.method == request.method &&
            match(route.pattern, request.path))
            return route.most_bytes;
    return largest_body;
}

bool is_for_operators(const Request& request)
{
    return operator_route(request) != nullptr;
}

Response answer_operator(const Request& request, const Operations& operations)
{
    const OperatorRoute* const route = operator_route(request);
    const std::string methods = allowed({Method::get});
    Response response;
    if (route == nullptr)
        response = problem(404, "There is nothing at this address.");
    else if (routed_method(request) == Method::get)
        response = route->handler(operations);
    else if (request.method == Method::options)
        response = no_content(methods);
    else
        response = method_not_allowed(methods);
    response.set("Cache-Control", "no-store");
    response.route = route == nullptr ? "" : route->path;
    return response;
}

}  // namespace findings::server
