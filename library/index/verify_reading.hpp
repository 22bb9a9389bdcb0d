#pragma once

#include "library/base/child.hpp"
#include "library/base/ids.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// What the index says of one record.
struct IndexedRecord {
    std::string id;
    VersionNumber version = 0;
    ChangeNumber change = 0;
    std::size_t documents = 1;
};

/// Reads a generation that may be damaged, in a process of its own. Belongs to one thread.
class IndexReading {
public:
    /// Throws std::system_error where no process can be had.
    IndexReading(const std::filesystem::path& generation, const Vocabulary& vocabulary);

    ChangeNumber upto() const { return upto_; }

    /// The next record in the order of ids; nullopt at the end, or where nothing more can be read.
    std::optional<IndexedRecord> next();

    /// After the last record: what is wrong with the index itself, a sentence each. Where there is
    /// anything, the records were not all of them.
    std::vector<std::string> take_damage();

private:
    Child child_;
    ChangeNumber upto_ = 0;
    std::vector<std::string> damage_;
    std::filesystem::path generation_;
};

}  // namespace findings
