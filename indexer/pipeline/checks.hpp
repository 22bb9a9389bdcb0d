#pragma once

#include "library/formats/formats.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <string>
#include <vector>

namespace findings::indexer {

/// What is wrong with a record, and what its owner should know although it is taken.
struct Checked {
    std::vector<Rejection> faults;
    std::vector<std::string> notes;
};

/// Holds a record that was read to the rules of its kind and to the vocabulary: a practice area
/// that the library does not know is a fault of a record of ours and a note on one from outside.
Checked checked_record(const ReadRecord& read, const Vocabulary& vocabulary);

}  // namespace findings::indexer
