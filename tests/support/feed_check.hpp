#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace findings::tests {

// A second opinion on feeds, which shares no code with what writes them. An empty list where all is
// well.

/// What is wrong with a feed by RFC 4287 beyond its grammar: addresses that are not whole, ids
/// twice, an entry without an author, no link to itself, an order that is not that of the times.
std::vector<std::string> atom_faults(std::string_view xml);

/// What `xmllint --relaxng` says of it by atom.rng; nothing where xmllint is not installed.
std::string atom_grammar_faults(std::string_view xml);

/// What is wrong with a feed by jsonfeed.org/version/1.1.
std::vector<std::string> json_feed_faults(std::string_view text);

}  // namespace findings::tests
