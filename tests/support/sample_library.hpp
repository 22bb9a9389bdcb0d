#pragma once

#include "library/base/file.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/index/keeper.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace findings::tests {

/// The vocabulary and the scales that the programs carry with them.
Vocabulary shipped_vocabulary();
EvidenceScales shipped_scales();

/// A library of its own for one test, gone with it.
class SampleLibrary {
public:
    const std::filesystem::path& path() const { return folder_.path(); }
    Catalogue& catalogue() { return catalogue_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    IndexSources sources() const { return {path(), vocabulary_, scales_}; }

    /// Stores the records in one batch.
    std::vector<Stored> store(const std::vector<Record>& records);

private:
    TemporaryFolder folder_;
    Vocabulary vocabulary_ = shipped_vocabulary();
    EvidenceScales scales_ = shipped_scales();
    Catalogue catalogue_{path(), Catalogue::Access::read_write};
};

}  // namespace findings::tests
