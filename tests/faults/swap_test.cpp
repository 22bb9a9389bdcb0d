#include "library/index/generation.hpp"
#include "library/index/keeper.hpp"
#include "library/index/reader.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace findings {
namespace {

using testing::IsEmpty;

constexpr std::uint64_t records_at_first = 150;
constexpr std::uint64_t records_a_step = 25;
constexpr std::size_t readers = 3;

/// Threads that search without a pause, each with a reader of its own, until the object goes.
class Searchers {
public:
    Searchers(const std::filesystem::path& library, const Vocabulary& vocabulary)
        : factory_(library, vocabulary), searches_(readers)
    {
        for (std::size_t number = 0; number < readers; ++number)
            threads_.emplace_back([this, number] { search(number); });
    }
    ~Searchers()
    {
        stop_ = true;
        for (std::thread& thread : threads_)
            thread.join();
    }
    Searchers(const Searchers&) = delete;
    Searchers& operator=(const Searchers&) = delete;

    /// Waits until every thread has begun and ended a search of each kind.
    void wait_for_a_round() const
    {
        for (const std::atomic<std::uint64_t>& count : searches_) {
            const std::uint64_t before = count;
            while (count < before + 2)
                std::this_thread::yield();
        }
    }

    /// What has gone wrong so far.
    std::vector<std::string> failures() const
    {
        const std::lock_guard lock(mutex_);
        return failures_;
    }

private:
    void search(std::size_t number)
    {
        IndexReader reader = factory_.make();
        std::uint32_t seen = 0;
        while (!stop_) {
            try {
                seen = search_once(reader, seen);
            } catch (const std::exception& error) {
                fail(error.what());
            }
            ++searches_[number];
        }
    }

    /// Records are only added, so that a search never finds fewer than the one before it.
    std::uint32_t search_once(IndexReader& reader, std::uint32_t seen)
    {
        const SearchResult all = reader.search({.text = "", .sort = Sort::newest});
        if (all.total < seen)
            fail("found " + std::to_string(all.total) + " after " + std::to_string(seen));
        if (all.hits.size() != 20)
            fail("a page of " + std::to_string(all.hits.size()));
        const SearchResult some = reader.search({.text = "foster care stability"});
        if (some.total + some.total_some == 0)
            fail("words that most records hold were not found");
        return all.total;
    }

    void fail(const std::string& what)
    {
        const std::lock_guard lock(mutex_);
        failures_.push_back(what);
    }

    IndexReaders factory_;
    std::vector<std::atomic<std::uint64_t>> searches_;
    std::atomic<bool> stop_ = false;
    mutable std::mutex mutex_;
    std::vector<std::string> failures_;
    std::vector<std::thread> threads_;
};

std::uint32_t works_found(tests::SampleLibrary& library)
{
    IndexReaders factory(library.path(), library.vocabulary());
    return factory.make().search({}).total;
}

TEST(Swap, NoSearchFailsWhileRecordsAreAddedAndGenerationsSwapped)
{
    tests::SampleLibrary library;
    std::uint64_t stored = 0;
    const auto add = [&](std::uint64_t count) {
        std::vector<Record> records;
        for (std::uint64_t end = stored + count; stored < end; ++stored)
            records.push_back(tests::sample_record(1, stored));
        library.store(records);
        sync_index(library.sources(), library.catalogue());
    };
    add(records_at_first);
    {
        Searchers searchers(library.path(), library.vocabulary());
        for (int swap = 0; swap < 3; ++swap) {
            add(records_a_step);
            searchers.wait_for_a_round();
            rebuild_index(library.sources(), {.jobs = 2}, [&](std::uint64_t, std::uint64_t) {
                add(records_a_step);  // to the old generation, while the new one is built
            });
            searchers.wait_for_a_round();
            for (int commit = 0; commit < 5; ++commit)
                add(2);
        }
        searchers.wait_for_a_round();
        EXPECT_THAT(searchers.failures(), IsEmpty());
    }
    EXPECT_EQ(IndexFolder(library.path()).live()->filename(), "gen-0004");
    EXPECT_TRUE(verify_index(library.sources(), library.catalogue()).none());
    EXPECT_EQ(works_found(library), stored - stored / 7)
        << "a translation and its original are one";
}

}  // namespace
}  // namespace findings
