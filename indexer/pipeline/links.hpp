#pragma once

#include "indexer/sources/link_look.hpp"
#include "library/catalogue/links.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace findings::indexer {

struct FollowOptions {
    std::size_t most = 1'000;                ///< links in one run
    std::chrono::days older_than{30};        ///< what was looked at since is left alone
    std::chrono::milliseconds pause{1'000};  ///< between two looks at one host
};

/// What following links needs of the world, and tells it.
struct FollowWorld {
    std::function<LinkLook(const Url&)> look;  ///< may throw HttpInterrupted
    std::function<std::chrono::system_clock::time_point()> now;
    std::function<bool(std::chrono::milliseconds)> wait;  ///< false: the user wants to end
    std::function<bool()> interrupted;
    std::function<void(std::uint64_t done, std::uint64_t all)> progress;
};

struct FollowResult {
    std::uint64_t works = 0;
    std::uint64_t gone = 0;
    std::uint64_t unclear = 0;
    std::uint64_t left = 0;  ///< their host is busy or does not answer: for another run
    bool interrupted = false;
    bool operator==(const FollowResult&) const = default;
};

/// Takes up the links of records and follows those that are to be followed, one after the other,
/// each kept at once: a run that was cut off is gone on with by the next. A host that answers 429
/// or 503, or not at all, is left alone for the rest of the run. That nobody has the name of a host
/// is believed where another one answered in this run; else it counts as no answer, as the machine
/// may be cut off. Throws CatalogueError.
FollowResult follow_links(Links& links, const FollowOptions& options, const FollowWorld& world);

}  // namespace findings::indexer
