#include "library/index/keeper.hpp"

#include "library/index/generation.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/generation_manifest.hpp"
#include "library/index/layout.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <set>
#include <string>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::sample_record;
using tests::sample_records;

class Keeper : public testing::Test {
protected:
    SyncResult sync() { return sync_index(library.sources(), library.catalogue()); }
    IndexFaults verify() { return verify_index(library.sources(), library.catalogue()); }

    std::filesystem::path live() const { return index().live().value(); }
    IndexFolder index() const { return IndexFolder(library.path()); }

    Xapian::WritableDatabase open_live() const
    {
        return Xapian::WritableDatabase(live().string(), Xapian::DB_OPEN);
    }

    std::set<std::string> names_in_index_folder() const
    {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(index().path()))
            names.insert(entry.path().filename().string());
        return names;
    }

    /// What the work says when it throws IndexError.
    template <class Work>
    std::string refusal(const Work& work)
    {
        try {
            work();
        } catch (const IndexError& error) {
            return error.what();
        }
        return "no refusal";
    }

    tests::SampleLibrary library;
};

std::string id_of(std::uint64_t seed, std::uint64_t number)
{
    return sample_record(seed, number).id->str();
}

TEST_F(Keeper, MakesAnIndexOfAnEmptyLibrary)
{
    EXPECT_EQ(sync().upto, 0);
    EXPECT_EQ(live().filename(), "gen-0001");
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, BringsTheIndexUpToTheCatalogue)
{
    library.store(sample_records(1, 20));
    const SyncResult result = sync();
    EXPECT_EQ(result.upto, library.catalogue().last_change());
    EXPECT_EQ(result.changes, 20u);
    EXPECT_EQ(open_live().get_doccount(), 20u);
    EXPECT_TRUE(verify().none());
    EXPECT_EQ(verify().waiting, 0u);
}

TEST_F(Keeper, HasNothingToDoTheSecondTime)
{
    library.store(sample_records(1, 5));
    sync();
    const SyncResult again = sync();
    EXPECT_EQ(again.changes, 0u);
    EXPECT_EQ(again.upto, library.catalogue().last_change());
}

TEST_F(Keeper, PutsANewVersionInThePlaceOfTheOld)
{
    Record record = sample_record(1, 0);
    library.store({record});
    sync();
    record.title = "Another title altogether";
    library.store({record});
    sync();
    EXPECT_EQ(open_live().get_doccount(), 1u);
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, TakesOutWhatWasUndone)
{
    library.store(sample_records(1, 5));
    const BatchId batch = library.catalogue().begin_batch("a mistake");
    library.catalogue().store(batch, {{.record = sample_record(1, 8)}});
    sync();
    EXPECT_EQ(open_live().get_doccount(), 6u);
    library.catalogue().undo(batch);
    sync();
    EXPECT_EQ(open_live().get_doccount(), 5u);
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, GoesOnWhereACutOffOneStopped)
{
    library.store(sample_records(1, 10));
    sync();
    {
        // As after a power cut that took the last commit back, documents and number together …
        Xapian::WritableDatabase database = open_live();
        for (std::uint64_t number = 6; number < 10; ++number)
            database.delete_document("Q" + id_of(1, number));
        set_generation_upto(database, 6);
    }
    EXPECT_EQ(sync().changes, 4u);
    EXPECT_TRUE(verify().none());
    {
        // … and with documents ahead of the number.
        Xapian::WritableDatabase database = open_live();
        set_generation_upto(database, 3);
    }
    EXPECT_EQ(sync().changes, 7u);
    EXPECT_EQ(open_live().get_doccount(), 10u);
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, TwoAtOnceWaitForEachOther)
{
    library.store(sample_records(1, 300));
    const auto keeper = [&] {
        const Catalogue catalogue(library.path(), Catalogue::Access::read_only);
        return sync_index(library.sources(), catalogue).changes;
    };
    auto first = std::async(std::launch::async, keeper);
    auto second = std::async(std::launch::async, keeper);
    EXPECT_EQ(first.get() + second.get(), 300u);
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, TellsHowFarItIs)
{
    library.store(sample_records(1, 30));
    std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
    sync_index(library.sources(), library.catalogue(),
               [&](std::uint64_t done, std::uint64_t all) { told.emplace_back(done, all); });
    EXPECT_THAT(told, ElementsAre(std::pair(std::uint64_t{30}, std::uint64_t{30})));
}

TEST_F(Keeper, CommitsLongTextsBeforeABlockIsFull)
{
    std::vector<Record> records = sample_records(1, 5);
    for (Record& record : records)
        record.sections = {
            {.heading = "All of it", .text = std::string(std::size_t{3} << 20, 'a')}};
    library.store(records);
    Record again = records[0];  // stored twice, and the later one lies past the first commit
    again.title = "Another title altogether";
    library.store({again});
    std::vector<std::uint64_t> done;
    sync_index(library.sources(), library.catalogue(),
               [&](std::uint64_t changes, std::uint64_t) { done.push_back(changes); });
    EXPECT_THAT(done, ElementsAre(3u, 5u, 6u));
    EXPECT_TRUE(verify().none());
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, RemovesWhatAKilledOneLeft)
{
    library.store(sample_records(1, 3));
    sync();
    std::filesystem::create_directories(index().path() / "gen-0002.tmp" / "shards" /
                                        "shard-000001");
    std::filesystem::create_directory(index().path() / "gen-0003");
    std::ofstream(index().path() / "current.tmp4711") << "auto";
    sync();
    EXPECT_EQ(names_in_index_folder(),
              (std::set<std::string>{"current", "gen-0001", "lock", "rebuild-lock"}));
}

TEST_F(Keeper, LeavesAloneWhatIsBeingBuilt)
{
    sync();
    const FileLock building = index().rebuild_lock(FileLock::Wait::yes);
    std::filesystem::create_directory(index().path() / "gen-0002.tmp");
    sync();
    EXPECT_TRUE(names_in_index_folder().contains("gen-0002.tmp"));
}

TEST_F(Keeper, RefusesAnIndexOfAnotherLayout)
{
    library.store(sample_records(1, 3));
    sync();
    open_live().set_metadata(metadata::layout, "999");
    const std::string said = refusal([&] { sync(); });
    EXPECT_THAT(said, HasSubstr("layout 999"));
    EXPECT_THAT(said, HasSubstr("findings-indexer rebuild"));
    EXPECT_THAT(verify().damage, ElementsAre(HasSubstr("layout 999")));
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, RefusesAnIndexOfAnotherVocabulary)
{
    library.store(sample_records(1, 3));
    sync();
    open_live().set_metadata(metadata::vocabulary, "of another file");
    const std::string said = refusal([&] { sync(); });
    EXPECT_THAT(said, HasSubstr("vocabulary"));
    EXPECT_THAT(said, HasSubstr("findings-indexer rebuild"));
    EXPECT_THAT(verify().damage, ElementsAre(HasSubstr("vocabulary")));
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, RefusesAnIndexThatIsAheadOfTheCatalogue)
{
    library.store(sample_records(1, 3));
    sync();
    {
        Xapian::WritableDatabase database = open_live();
        set_generation_upto(database, 100);
    }
    EXPECT_THAT(refusal([&] { sync(); }), HasSubstr("findings-indexer rebuild"));
    EXPECT_THAT(verify().damage, ElementsAre(HasSubstr("ahead of the catalogue")));
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, RefusesAGenerationThatIsNotThere)
{
    sync();
    std::filesystem::remove_all(live());
    EXPECT_THAT(refusal([&] { sync(); }), HasSubstr("findings-indexer rebuild"));
    EXPECT_FALSE(verify().none());
    rebuild_index(library.sources(), {.jobs = 1});
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, RebuildsWhereMuchWaitsForAnEmptyIndex)
{
    sync();
    std::vector<Record> drafts;  // documents of their id only, so that many are quick to make
    for (Record record : sample_records(1, 5'100)) {
        record.status = Status::draft;
        drafts.push_back(std::move(record));
    }
    library.store(drafts);
    EXPECT_EQ(sync().changes, 5'100u);
    EXPECT_EQ(live().filename(), "gen-0002");
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, SealsAnIndexUntilTheNextWrite)
{
    library.store(sample_records(1, 3));
    sync();
    EXPECT_FALSE(is_index_sealed(library.path()));
    seal_index(library.path());
    EXPECT_TRUE(is_index_sealed(library.path()));
    EXPECT_TRUE(verify().none());

    sync();
    EXPECT_TRUE(is_index_sealed(library.path())) << "nothing was written";
    library.store({sample_record(1, 9)});
    sync();
    EXPECT_FALSE(is_index_sealed(library.path()));
    EXPECT_TRUE(verify().none());
}

TEST_F(Keeper, SealsNothingWhereThereIsNoIndex)
{
    seal_index(library.path());
    EXPECT_FALSE(is_index_sealed(library.path()));
}

}  // namespace
}  // namespace findings
