#pragma once

#include <string>
#include <vector>

namespace findings::test {

struct Mutant {
    std::string what;  ///< what was changed, for messages
    std::string document;
};

/// The document with one to three changes of structure: elements and attributes taken out, doubled,
/// renamed, moved, emptied, put into other namespaces; text where there should be none. The same
/// for the same seed.
Mutant mutated(const std::string& document, unsigned seed);

/// The document once for each of a list of odd values in each of its texts and
/// attributes (in the first one of each name).
std::vector<Mutant> with_odd_values(const std::string& document);

}  // namespace findings::test
