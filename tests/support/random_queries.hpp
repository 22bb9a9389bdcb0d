#pragma once

#include <random>
#include <string>

namespace findings::tests {

/// Any text at all, made of the pieces that mean something in a query and of noise: not UTF-8 now
/// and then.
std::string random_query(std::mt19937& random);

/// The query with a few bytes and pieces put in, taken out, doubled or swapped.
std::string mutated_query(std::string query, std::mt19937& random);

}  // namespace findings::tests
