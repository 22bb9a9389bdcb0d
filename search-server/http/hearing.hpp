#pragma once

#include "search-server/http/gate.hpp"
#include "search-server/http/open_connection.hpp"

#include <memory>
#include <optional>
#include <string>

namespace findings::server {

/// A place among those with a large body, given back with the object.
struct GiveBack {
    void operator()(HttpServer::State* state) const { --state->large_bodies; }
};
using LargeBody = std::unique_ptr<HttpServer::State, GiveBack>;

/// What came of waiting for a request: one of these, or neither where the client has left or was
/// too slow (Beast has closed the socket then: there is nobody to tell).
struct Heard {
    std::optional<RequestHead> head;
    std::optional<Refusal> refusal;
    std::string path = {};  ///< that a refusal answers
    LargeBody large = {};   ///< null: the body is not
};

/// The next request with its body, within the limits and times that there are.
boost::asio::awaitable<Heard> hear(Connection& connection);

}  // namespace findings::server
