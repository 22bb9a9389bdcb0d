#pragma once

#include "search-server/http/gate.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/operations.hpp"
#include "search-server/routes/right.hpp"

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// The asker's mistake. what() is shown to them: it names the parameter and what it takes.
struct BadRequest : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The parts of the path that the pattern's names stand for, in their order.
using PathParts = std::vector<std::string>;

/// One address. A pattern is a path whose segments may end in a name in braces:
/// "/api/v1/items/{id}", "/api/v1/search.{ending}"; "{lang}" takes en and fr only.
struct Route {
    Method method;
    std::string_view pattern;
    Response (*handler)(const Request&, const PathParts&, Context&);
    Right right = anyone;
    std::size_t most_bytes = largest_body;  ///< of the body
};

/// Every address the server answers from the library: routes.cpp is the table. A new endpoint is a
/// handler in a file of its noun and a line there (docs/how-to/add-an-endpoint.md).
std::span<const Route> routes();

/// An address for operators. Needs no index, so that it can say that there is none.
struct OperatorRoute {
    std::string_view path;
    Response (*handler)(const Operations&);
};

std::span<const OperatorRoute> operator_routes();

/// Finds the route and runs it; HEAD runs GET's, OPTIONS says what there is. 404, 405 with Allow,
/// 406 where Accept leaves out what there is, 400 for BadRequest, 503 where the index or the
/// catalogue fails, 500 for everything else that throws (both logged in full, nothing of it told):
/// as problem+json (RFC 9457) below /api and /health, as a page in the reader's language elsewhere.
Response answer(const Request& request, Context& context);

/// How many bytes the body of such a request may have, by its route.
std::size_t body_limit_of(const Request& request);

/// True where the path is one of operator_routes().
bool is_for_operators(const Request& request);

/// The answer to such a request.
Response answer_operator(const Request& request, const Operations& operations);

}  // namespace findings::server
