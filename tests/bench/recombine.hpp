#pragma once

#include "library/record/record.hpp"

#include <cstdint>
#include <vector>

namespace findings::tests {

/// Makes any number of valid records out of a few: each takes its form from one sample and its
/// sentences from others of the same language and kind, has an id, authors and dates of its own,
/// and is the same for the same seed and number. Every eighth is the French side of the one before
/// it.
class Recombiner {
public:
    /// The samples must hold native records in English and in French.
    Recombiner(std::vector<Record> samples, std::uint64_t seed);

    Record record(std::uint64_t number) const;

private:
    std::vector<Record> english_;
    std::vector<Record> french_;
    std::uint64_t seed_;
};

}  // namespace findings::tests
