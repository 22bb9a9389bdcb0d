#pragma once

#include "indexer/pipeline/document.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace findings::indexer {

/// Gathers notes: the same thing is often to be said about every record of an export, and is said
/// once, with the number of times.
class Notes {
public:
    void add(const Note& note);

    /// "path:line: note: …", with how often where it was more than once, in the order of first
    /// places.
    std::vector<std::string> lines() const;

private:
    struct Said {
        Place first;
        std::string text;
        std::uint64_t times = 0;
    };
    std::vector<Said> said_;
    std::map<std::string, std::size_t> by_text_;  ///< positions in said_
    std::uint64_t left_out_ = 0;
};

}  // namespace findings::indexer
