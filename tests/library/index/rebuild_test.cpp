#include "library/index/generation.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/keeper.hpp"
#include "library/index/layout.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <set>
#include <stdexcept>
#include <string>

namespace findings {
namespace {

using tests::sample_record;
using tests::sample_records;

/// Documents that hold little, so that several shards of them are quick to make.
std::vector<Record> drafts(std::uint64_t count)
{
    std::vector<Record> records = sample_records(1, count);
    for (Record& record : records)
        record.status = Status::draft;
    return records;
}

class Rebuild : public testing::Test {
protected:
    IndexFaults verify() { return verify_index(library.sources(), library.catalogue()); }

    std::filesystem::path live() const { return IndexFolder(library.path()).live().value(); }

    Xapian::Database open_live() const { return open_generation(live(), library.vocabulary()); }

    std::set<std::string> generations() const
    {
        std::set<std::string> names;
        for (const auto& entry :
             std::filesystem::directory_iterator(IndexFolder(library.path()).path()))
            if (entry.is_directory())
                names.insert(entry.path().filename().string());
        return names;
    }

    void expect_whole(std::uint64_t documents)
    {
        EXPECT_EQ(open_live().get_doccount(), documents);
        EXPECT_EQ(generation_upto(open_live()), library.catalogue().last_change());
        const IndexFaults faults = verify();
        EXPECT_TRUE(faults.none());
        EXPECT_EQ(faults.waiting, 0u);
        EXPECT_LE(generations().size(), 2u) << "only the live one and the one before are left";
    }

    tests::SampleLibrary library;
};

TEST_F(Rebuild, MakesTheIndexOfAnEmptyLibrary)
{
    rebuild_index(library.sources(), {.jobs = 2});
    expect_whole(0);
}

TEST_F(Rebuild, HoldsTheSameAsTheIndexThatGrew)
{
    library.store(sample_records(1, 40));
    sync_index(library.sources(), library.catalogue());
    const auto terms = [&] {
        std::set<std::string> found;
        const Xapian::Database database = open_live();
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
            found.insert(*term + " " + std::to_string(term.get_termfreq()) + " " +
                         std::to_string(database.get_collection_freq(*term)));
        return found;
    };
    const std::set<std::string> grown = terms();
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_EQ(terms(), grown);
    EXPECT_EQ(live().filename(), "gen-0002");
    EXPECT_TRUE(is_index_sealed(library.path()));
    expect_whole(40);
}

TEST_F(Rebuild, PutsManyShardsTogether)
{
    library.store(drafts(4'000));
    for (const unsigned jobs : {1U, 3U}) {
        rebuild_index(library.sources(), {.jobs = jobs});
        expect_whole(4'000);
    }
}

TEST_F(Rebuild, TakesInWhatArrivesMeanwhile)
{
    library.store(drafts(3'200));
    const BatchId mistake = library.catalogue().begin_batch("a mistake");
    library.catalogue().store(mistake, {{.record = sample_record(2, 0)}});
    bool arrived = false;
    rebuild_index(library.sources(), {.jobs = 1}, [&](std::uint64_t, std::uint64_t) {
        if (std::exchange(arrived, true))
            return;
        std::vector<Record> changed = drafts(100);  // in the shard that is already written
        for (Record& record : changed)
            record.title += " revised";
        library.store(changed);
        library.store(sample_records(3, 20));
        library.catalogue().undo(mistake);
    });
    EXPECT_TRUE(arrived);
    expect_whole(3'220);
}

TEST_F(Rebuild, DoesNotKeepAKeeperFromTheLiveGeneration)
{
    library.store(drafts(2'000));
    sync_index(library.sources(), library.catalogue());
    bool synced = false;
    rebuild_index(library.sources(), {.jobs = 1}, [&](std::uint64_t, std::uint64_t) {
        if (std::exchange(synced, true))
            return;
        library.store(sample_records(3, 5));
        EXPECT_EQ(sync_index(library.sources(), library.catalogue()).changes, 5u);
        EXPECT_EQ(live().filename(), "gen-0001");
        EXPECT_EQ(open_live().get_doccount(), 2'005u);
    });
    EXPECT_TRUE(synced);
    EXPECT_EQ(live().filename(), "gen-0002");
    expect_whole(2'005);
}

TEST_F(Rebuild, LeavesTheLiveIndexAsItWasWhenItFails)
{
    library.store(sample_records(1, 10));
    sync_index(library.sources(), library.catalogue());
    EXPECT_THROW(
        rebuild_index(library.sources(), {.jobs = 2},
                      [](std::uint64_t, std::uint64_t) { throw std::runtime_error("stopped"); }),
        std::runtime_error);
    EXPECT_EQ(live().filename(), "gen-0001");
    expect_whole(10);
}

TEST_F(Rebuild, MendsAnIndexThatCannotBeRead)
{
    library.store(sample_records(1, 10));
    sync_index(library.sources(), library.catalogue());
    std::filesystem::resize_file(live() / "iamglass", 0);
    rebuild_index(library.sources(), {.jobs = 1});
    expect_whole(10);
}

TEST_F(Rebuild, MendsAStubThatNamesNothing)
{
    library.store(sample_records(1, 10));
    sync_index(library.sources(), library.catalogue());
    std::filesystem::resize_file(IndexFolder(library.path()).current_file(), 0);
    rebuild_index(library.sources(), {.jobs = 1});
    expect_whole(10);
}

TEST_F(Rebuild, TwoAtOnceTakeTurns)
{
    library.store(sample_records(1, 50));
    const auto rebuild = [&] { rebuild_index(library.sources(), {.jobs = 1}); };
    auto first = std::async(std::launch::async, rebuild);
    auto second = std::async(std::launch::async, rebuild);
    first.get();
    second.get();
    expect_whole(50);
}

TEST_F(Rebuild, CountsEveryRecordOnce)
{
    library.store(drafts(3'200));
    std::uint64_t last = 0;
    rebuild_index(library.sources(), {.jobs = 2}, [&](std::uint64_t done, std::uint64_t all) {
        EXPECT_GT(done, last);
        EXPECT_EQ(all, 3'200u);
        last = done;
    });
    EXPECT_EQ(last, 3'200u);
}

}  // namespace
}  // namespace findings
