#pragma once

#include <string>

namespace findings::tests {

/// Takes the bytes for the target of a request and for each identifier of a record, and holds them
/// to what message.hpp and identifiers.hpp promise: a path begins with "/", climbs nowhere, and it
/// and its parameters are UTF-8 without NUL; an identifier's canonical form is read as itself; an
/// address can stand in a link. Returns the first promise that is broken; empty where all are kept.
std::string broken_promise_of_urls(const std::string& bytes);

}  // namespace findings::tests
