#pragma once

#include <string>

namespace findings::tests {

/// Reads the bytes as a query, with the vocabulary that is shipped, and holds the query language to
/// what query_text.hpp promises: nothing is unreadable, and what it writes down as its one spelling
/// reads back as the same. Returns the first promise that is broken; empty where all are kept.
std::string broken_promise_of_queries(const std::string& bytes);

}  // namespace findings::tests
