#include "library/index/generation.hpp"
#include "tests/faults/faulty_library.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <string>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::IndexerRun;
using tests::run_indexer;

/// How many times a run is cut off: evenly spread over all of its calls that change the disk.
constexpr std::uint64_t instants = 42;
constexpr std::uint64_t rebuild_instants = 12;

class Kill : public tests::FaultyLibrary {};

TEST_F(Kill, AtAnyInstantOfAnIngestLosesNothingAcknowledged)
{
    const IndexerRun clean = ingest(fresh(0), "none:0");
    ASSERT_EQ(clean.end, 0) << errors(fresh(0));
    ASSERT_EQ(clean.acknowledged.size(), written);
    expect_whole(fresh(0), clean.acknowledged);

    std::uint64_t killed = 0, in_between = 0;
    for (std::uint64_t instant = 1; instant <= instants; ++instant) {
        const std::uint64_t call = clean.calls * instant / (instants + 1);
        SCOPED_TRACE("killed at call " + std::to_string(call));
        const std::filesystem::path library = fresh(instant);
        const IndexerRun run = ingest(library, "kill:" + std::to_string(call));
        killed += run.end == -SIGKILL ? 1 : 0;
        in_between += !run.acknowledged.empty() && run.acknowledged.size() < written ? 1 : 0;
        expect_whole(library, run.acknowledged);
        if (instant % 10 == 0) {
            EXPECT_EQ(ingest(library, "none:0").end, 0);
            expect_whole(library, clean.acknowledged);
        }
        std::filesystem::remove_all(library);
    }
    EXPECT_GE(killed, 40u);
    EXPECT_GE(in_between, 3u) << "some must fall between the first and the last acknowledgement";
}

TEST_F(Kill, OfARebuildLeavesTheLiveIndexWhole)
{
    const std::filesystem::path library = fresh(0);
    ASSERT_EQ(ingest(library, "none:0").end, 0) << errors(library);
    const IndexerRun clean = run_indexer(library, {"rebuild", "--jobs", "2"});
    ASSERT_EQ(clean.end, 0) << errors(library);
    std::uint64_t killed = 0;
    for (std::uint64_t instant = 1; instant <= rebuild_instants; ++instant) {
        // The last calls, which swap, more closely than the many before them.
        const std::uint64_t call = instant > rebuild_instants / 2
                                       ? clean.calls - (rebuild_instants - instant)
                                       : clean.calls * instant / (rebuild_instants / 2 + 1);
        SCOPED_TRACE("killed at call " + std::to_string(call));
        killed +=
            run_indexer(library, {"rebuild", "--jobs", "2"}, "kill:" + std::to_string(call)).end ==
                    -SIGKILL
                ? 1
                : 0;
        EXPECT_EQ(run_indexer(library, {"verify"}).end, 0) << errors(library);
    }
    EXPECT_GE(killed, rebuild_instants / 2);
    EXPECT_EQ(run_indexer(library, {"sync"}).end, 0) << errors(library);
    std::size_t folders = 0;
    for (const auto& entry : std::filesystem::directory_iterator(IndexFolder(library).path()))
        folders += entry.is_directory() ? 1 : 0;
    EXPECT_EQ(folders, IndexFolder(library).finished().size())
        << "what the killed ones left is gone";
    EXPECT_LE(folders, 2u) << "the live generation, and the one before it";
}

// What must fail: the checks above would see a record that is gone, one that is there twice, and an
// index that lacks one.

TEST(KillControl, ALostRecordIsSeen)
{
    tests::SampleLibrary library;
    library.store(tests::sample_records(1, 10));
    std::vector<std::string> acknowledged;
    for (const Record& record : tests::sample_records(1, 11))
        acknowledged.push_back(record.id->str());
    EXPECT_THAT(tests::lost(acknowledged, library.catalogue()),
                ElementsAre(tests::sample_record(1, 10).id->str()));
}

TEST(KillControl, ARecordThatIsThereTwiceIsSeen)
{
    tests::SampleLibrary library;
    library.store(tests::sample_records(1, 3));
    std::vector<CatalogueRecord> records = tests::all_records(library.catalogue());
    EXPECT_THAT(tests::twice(records), IsEmpty());
    records.push_back(records[1]);
    EXPECT_THAT(tests::twice(records), ElementsAre(records[1].record.doi->str()));
}

TEST(KillControl, AnIndexWithoutOneOfTheRecordsIsSeen)
{
    tests::SampleLibrary whole, less;
    whole.store(tests::sample_records(1, 10));
    less.store(tests::sample_records(1, 9));
    less.store({tests::sample_record(2, 0)});  // the same number of changes
    sync_index(whole.sources(), whole.catalogue());
    sync_index(less.sources(), less.catalogue());
    ASSERT_EQ(run_indexer(whole.path(), {"verify"}).end, 0);
    std::filesystem::remove_all(IndexFolder(whole.path()).path());
    std::filesystem::copy(IndexFolder(less.path()).path(), IndexFolder(whole.path()).path(),
                          std::filesystem::copy_options::recursive);
    EXPECT_EQ(run_indexer(whole.path(), {"verify"}).end, 1);
}

}  // namespace
}  // namespace findings
