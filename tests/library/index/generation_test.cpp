#include "library/index/generation.hpp"

#include "library/index/generation_manifest.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace findings {
namespace {

class Generations : public testing::Test {
protected:
    Generations() { index.make(); }

    std::filesystem::path build(std::string_view bytes) const
    {
        const std::filesystem::path folder = index.begin_generation();
        std::ofstream(folder / "table.glass") << bytes;
        sync_generation(folder);
        return folder;
    }

    std::set<std::string> names() const
    {
        std::set<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(index.path()))
            found.insert(entry.path().filename().string());
        return found;
    }

    TemporaryFolder library;
    const IndexFolder index{library.path()};
};

TEST_F(Generations, ALibraryWithoutAnIndexHasNoLiveGeneration)
{
    EXPECT_EQ(index.live(), std::nullopt);
}

TEST_F(Generations, AGenerationIsLiveOnlyOnceItIsMadeSo)
{
    const std::filesystem::path unfinished = build("one");
    EXPECT_EQ(index.live(), std::nullopt);
    index.make_live(unfinished);
    EXPECT_EQ(index.live(), index.path() / "gen-0001");
    EXPECT_EQ(read_file(index.path() / "gen-0001" / "table.glass"), "one");
    EXPECT_EQ(read_file(index.current_file()), "auto gen-0001\n");
}

TEST_F(Generations, TheNumberOfTheLiveGenerationOnlyGoesUp)
{
    const std::filesystem::path slow = build("slow");
    index.make_live(build("quick"));
    EXPECT_EQ(index.live(), index.path() / "gen-0002");
    index.make_live(slow);
    EXPECT_EQ(index.live(), index.path() / "gen-0003");
    EXPECT_EQ(read_file(*index.live() / "table.glass"), "slow");
}

TEST_F(Generations, OldOnesAreRemovedAndTheLiveTheOneBeforeAndTheUnfinishedStay)
{
    index.make_live(build("one"));
    index.make_live(build("two"));
    index.make_live(build("three"));
    build("four");
    std::ofstream(index.path() / "current.tmp123") << "auto gen-";
    index.remove_old();
    EXPECT_EQ(names(), (std::set<std::string>{"current", "gen-0002", "gen-0003", "gen-0004.tmp"}));
    EXPECT_EQ(index.previous(), index.path() / "gen-0002");
}

TEST_F(Generations, AGenerationThatNoStubNamesIsRemoved)
{
    std::filesystem::rename(build("killed before it was made current"), index.path() / "gen-0001");
    index.remove_old();
    EXPECT_EQ(names(), std::set<std::string>{});
}

TEST_F(Generations, UnfinishedOnesAreRemovedAndTheLiveOneStays)
{
    index.make_live(build("one"));
    build("two");
    index.remove_unfinished();
    EXPECT_EQ(names(), (std::set<std::string>{"current", "gen-0001"}));
}

TEST_F(Generations, AStubThatIsNotOursIsRefusedWithWhatMendsIt)
{
    for (const char* stub : {"", "auto ", "auto gen-0001", "auto ../../etc\n",
                             "auto gen-0001.tmp\n", "remote :1234\n", "auto gen-1x\n"}) {
        SCOPED_TRACE(stub);
        std::ofstream(index.current_file()) << stub;
        try {
            index.live();
            ADD_FAILURE() << "was taken";
        } catch (const IndexError& error) {
            EXPECT_NE(std::string(error.what()).find("findings-indexer rebuild"),
                      std::string::npos);
        }
    }
}

TEST_F(Generations, AManifestTellsEveryChangeOfAFile)
{
    const std::filesystem::path folder = build("one");
    std::ofstream(folder / "iamglass") << "two";
    EXPECT_FALSE(has_manifest(folder));
    write_manifest(folder);
    EXPECT_TRUE(has_manifest(folder));
    EXPECT_TRUE(manifest_faults(folder).empty());

    std::ofstream(folder / "flintlock") << "";
    EXPECT_TRUE(manifest_faults(folder).empty()) << "Xapian's lock is none of the index's files";

    std::ofstream(folder / "table.glass") << "onf";
    std::ofstream(folder / "position.glass") << "three";
    std::filesystem::remove(folder / "iamglass");
    EXPECT_EQ(manifest_faults(folder),
              (std::vector<std::string>{
                  (folder / "iamglass").string() + " is missing",
                  (folder / "table.glass").string() + " is not as it was written",
                  (folder / "position.glass").string() + " is not in the manifest"}));
}

TEST_F(Generations, ADroppedManifestIsGone)
{
    const std::filesystem::path folder = build("one");
    write_manifest(folder);
    drop_manifest(folder);
    EXPECT_FALSE(has_manifest(folder));
    drop_manifest(folder);
}

TEST_F(Generations, OneBuildsAtATime)
{
    const FileLock building = index.rebuild_lock(FileLock::Wait::no);
    EXPECT_TRUE(building.held());
    EXPECT_FALSE(index.rebuild_lock(FileLock::Wait::no).held());
}

}  // namespace
}  // namespace findings
