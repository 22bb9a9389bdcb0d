#include "tests/faults/faulty_library.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace findings {
namespace {

using tests::IndexerRun;

constexpr std::uint64_t instants = 6;  ///< evenly spread over a run
constexpr int machine_failed = 3;      ///< exit code

class Disk : public tests::FaultyLibrary {
protected:
    /// The run says that it failed, or has done all of its work (SQLite tidies up at the end, and
    /// goes without it), and leaves a library that can go on.
    void expect_stopped_whole(const std::string& fault)
    {
        SCOPED_TRACE(fault);
        const std::filesystem::path library = fresh(1);
        const IndexerRun run = ingest(library, fault);
        if (run.end == 0)
            EXPECT_EQ(run.acknowledged.size(), written);
        else
            EXPECT_EQ(run.end, machine_failed);
        stopped += run.end == machine_failed ? 1 : 0;
        expect_whole(library, run.acknowledged);
        EXPECT_EQ(ingest(library, "none:0").end, 0) << errors(library);
        std::filesystem::remove_all(library);
    }

    std::uint64_t stopped = 0;
};

TEST_F(Disk, ThatIsFullLosesNothingAcknowledged)
{
    const IndexerRun clean = ingest(fresh(0), "none:0");
    ASSERT_EQ(clean.end, 0) << errors(fresh(0));
    for (std::uint64_t instant = 1; instant <= instants; ++instant)
        expect_stopped_whole("full:" + std::to_string(clean.calls * instant / (instants + 1)));
    EXPECT_GE(stopped, instants / 2);
}

TEST_F(Disk, ThatFailsToSyncLosesNothingAcknowledged)
{
    const IndexerRun clean = ingest(fresh(0), "none:0");
    ASSERT_EQ(clean.end, 0) << errors(fresh(0));
    for (std::uint64_t instant = 1; instant <= instants; ++instant)
        expect_stopped_whole("error:" + std::to_string(clean.syncs * instant / (instants + 1)));
    EXPECT_GE(stopped, instants / 2);
}

}  // namespace
}  // namespace findings
