#pragma once

#include "library/formats/formats.hpp"

#include <string>

namespace findings::tests {

/// Reads the bytes and holds the reader to what formats.hpp promises of it, whatever the bytes are:
/// - reading them twice says the same;
/// - a rejection says what is wrong and what to do, and its place is in the document;
/// - what is kept and fit to store (validate()), each writer writes so that its reader takes as
///   many records back, without a rejection. Records of our own kinds are written by all, those
///   from outside by all but native XML, which has no place for them.
/// Returns the first promise that is broken, as a sentence; empty where all are kept. Throws what
/// the reader throws.
std::string broken_promise(const Format& format, const std::string& bytes);

}  // namespace findings::tests
