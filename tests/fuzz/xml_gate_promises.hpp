#pragma once

#include <string>

namespace findings::tests {

/// Reads the bytes as XML, the root as the record, and holds the gate to what xml_gate.hpp
/// promises: reading twice says the same; a fault says what is wrong and what to do, at a place in
/// the document; text is UTF-8; elements are no deeper than deepest_xml. Returns the first promise
/// that is broken; empty where all are kept.
std::string broken_promise_of_xml_gate(const std::string& bytes);

}  // namespace findings::tests
