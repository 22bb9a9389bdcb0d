#pragma once

#include <string>

namespace findings::tests {

/// Reads the bytes as a vocabulary in SKOS and holds it to what vocabulary.hpp promises: a refusal
/// is a sentence; reading twice says the same; relations lead to concepts and back, and walking
/// them ends, cycles or not; every concept has its label. Returns the first promise that is broken;
/// empty where all are kept.
std::string broken_promise_of_skos(const std::string& bytes);

}  // namespace findings::tests
