#pragma once

#include "library/tagging/tagger.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// An item whose areas people have decided about: those it does not have count against them.
struct DecidedItem {
    std::string id;
    TaggedText text;
    std::vector<std::string> areas;
};

struct TrainingOptions {
    unsigned threads = 1;
    std::size_t least_items = 20;   ///< with fewer, nothing is learned
    std::size_t least_of_area = 3;  ///< an area that fewer have is left to its labels
    std::function<void(std::size_t, std::size_t)> progress;  ///< steps done, of all
};

/// Learns from the items: what the sources say about each part of them is taken from models of the
/// other parts, and how to combine them and where to cut is chosen on that. The model has nothing
/// where there is too little to learn from. The same items in the same order make the same model.
TaggingModel learn_tagging(std::span<const Concept> areas, std::span<const DecidedItem> items,
                           const TrainingOptions& options);

}  // namespace findings
