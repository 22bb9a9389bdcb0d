#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/formats/formats.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>

namespace findings::indexer {

/// What `--report FILE` writes: one JSON object with batch, counts, rejections and seconds.
/// Rejections go to the disk as they come, to a file beside it; the name is given when all is
/// there.
class Report {
public:
    /// Throws FileError.
    explicit Report(std::filesystem::path file);
    ~Report();
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;

    void add(const Rejection& rejection);

    /// The batch is absent where nothing was to be stored; `deleted` is counted by harvests only.
    /// Throws FileError.
    void finish(std::optional<BatchId> batch, const BatchCounts& counts, double seconds,
                std::optional<std::int64_t> deleted = std::nullopt);

private:
    const std::filesystem::path file_;
    const std::filesystem::path beside_;
    std::ofstream out_;
    bool is_first_ = true;
};

}  // namespace findings::indexer
