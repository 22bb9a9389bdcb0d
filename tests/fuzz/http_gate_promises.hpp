#pragma once

#include <string>

namespace findings::tests {

/// Gives the bytes to the HTTP gate and holds it to what gate.hpp promises: a refusal is an error
/// of HTTP with a sentence; a head that is whole is not said to be whole before, nor refused
/// before; a path that is let in begins with "/", is UTF-8 and climbs nowhere. Returns the first
/// promise that is broken; empty where all are kept.
std::string broken_promise_of_http_gate(const std::string& bytes);

}  // namespace findings::tests
