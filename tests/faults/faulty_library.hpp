#pragma once

#include "library/base/file.hpp"
#include "tests/faults/faulty_run.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace findings::tests {

/// Runs of `ingest` that go wrong, and what must hold after any of them.
class FaultyLibrary : public testing::Test {
protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite();

    /// Where a library may be that is not there yet.
    std::filesystem::path fresh(std::uint64_t number) const;

    /// Ingests `written` records from files.
    static IndexerRun ingest(const std::filesystem::path& library, const std::string& fault);

    /// With the fault gone: once a keeper has gone on, what was acknowledged is there and in the
    /// index, and nothing is there twice.
    static void expect_whole(const std::filesystem::path& library,
                             const std::vector<std::string>& acknowledged);

    /// What the last runs on the library said on stderr.
    static std::string errors(const std::filesystem::path& library);

    static inline std::uint64_t written = 0;

private:
    static inline std::unique_ptr<TemporaryFolder> input_;
    const TemporaryFolder folder_;
};

}  // namespace findings::tests
