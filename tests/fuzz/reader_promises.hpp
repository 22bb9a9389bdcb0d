#pragma once

#include "library/formats/formats.hpp"

#include <string>

namespace findings::tests {

/// Reads the bytes and holds the reader to what formats.hpp promises of it, whatever the bytes are:
/// - reading them twice says the same;
/// - a rejection says what is wrong and what to do, and its place is in the document;
/// - what is kept and fit to store (validate()), its writer and one of the others write so that
///   the reader of what was written takes as many records back, without a rejection.
/// Returns the first promise that is broken, as a sentence; empty where all are kept. Throws what
/// the reader throws.
std::string broken_promise(const Format& format, const std::string& bytes);

}  // namespace findings::tests
