#pragma once

#include <string>

namespace findings::tests {

/// Takes the bytes for what the program that reads PDF says of a document, and holds what is made
/// of it to the promises of every reader (reader_promises.hpp). The program itself is fuzzed as
/// "pdf", which is slow. Returns the first promise that is broken; empty where all are kept.
std::string broken_promise_of_pdf_answers(const std::string& bytes);

}  // namespace findings::tests
