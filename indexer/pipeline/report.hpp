#pragma once

#include "indexer/pipeline/ingest.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/formats/formats.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

namespace findings::indexer {

/// What `--report FILE` writes: one JSON object with batch, counts, possible duplicates, rejections
/// and seconds. Rejections go to the disk as they come, to a file beside it; the name is given when
/// all is there.
class Report {
public:
    /// Throws FileError.
    explicit Report(std::filesystem::path file);
    ~Report();
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;

    void add(const Rejection& rejection);

    /// A record that was stored and may be the same work as another.
    void add_possible_duplicate(const Acknowledged& acknowledged);

    /// How many of the duplicates the same path brought before.
    void say_already_here(std::int64_t count);

    /// The batch is absent where nothing was to be stored; `deleted` is counted by a harvest alone.
    /// Throws FileError.
    void finish(std::optional<BatchId> batch, const BatchCounts& counts, double seconds,
                std::optional<std::int64_t> deleted = {});

private:
    const std::filesystem::path file_;
    const std::filesystem::path beside_;
    std::ofstream out_;
    bool is_first_ = true;
    std::vector<Acknowledged> possible_duplicates_;
    std::int64_t already_here_ = 0;
};

}  // namespace findings::indexer
