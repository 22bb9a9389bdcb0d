#pragma once

#include "library/tagging/features.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace findings {

/// How like a text an item is, 0 to 1.
struct Neighbour {
    std::uint32_t item = 0;
    float likeness = 0;
    bool operator==(const Neighbour&) const = default;
};

/// The items that people have confirmed areas of, by what they say. Never changes once made; any
/// thread may read it.
class Neighbours {
public:
    Neighbours() = default;
    Neighbours(std::span<const Features> items, std::size_t features);

    /// The likest items, likest first, at most so many, without the one left out.
    std::vector<Neighbour> nearest(const Features& text, std::size_t most,
                                   std::optional<std::uint32_t> without = std::nullopt) const;

    std::size_t items() const { return items_; }

    /// The items as they were given; for storing.
    std::vector<Features> features() const;

private:
    std::size_t items_ = 0;
    std::vector<std::size_t> starts_;  ///< of the postings of each feature, and the end
    std::vector<Neighbour> postings_;  ///< items that have the feature, with its weight in them
};

}  // namespace findings
