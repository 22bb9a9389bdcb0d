#include "indexer/sources/folder.hpp"

#include "tests/indexer/indexer_test.hpp"
#include "tests/library/catalogue/nobody.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class Folder : public IndexerTest {
protected:
    /// What the walk met, a line each, relative to the input folder.
    std::vector<std::string> walked(const std::vector<fs::path>& paths) const
    {
        std::vector<std::string> named;
        for (const fs::path& path : paths)
            named.push_back(path.string());
        std::vector<std::string> lines;
        FolderWalk walk(named);
        while (const std::optional<Found> found = walk.next())
            lines.push_back(line_of(*found));
        return lines;
    }

private:
    std::string line_of(const Found& found) const
    {
        if (const auto* file = std::get_if<FoundFile>(&found))
            return (file->is_named ? "named " : "file ") + relative(file->path);
        if (const auto* skipped = std::get_if<Skipped>(&found))
            return "skipped " + relative(skipped->path);
        const auto& rejection = std::get<Rejection>(found);
        return "rejected " + relative(rejection.place.path) + ": " + rejection.what;
    }

    std::string relative(const std::string& path) const
    {
        return fs::path(path).lexically_relative(input()).string();
    }
};

TEST_F(Folder, GivesFilesInTheOrderOfTheirNames)
{
    write("b/2.xml", "");
    write("b/10.xml", "");
    write("a.xml", "");
    write("c.xml", "");
    EXPECT_THAT(walked({input()}),
                ElementsAre("file a.xml", "file b/10.xml", "file b/2.xml", "file c.xml"));
}

TEST_F(Folder, KeepsTheOrderInWhichPathsWereNamed)
{
    write("b.xml", "");
    write("a.xml", "");
    EXPECT_THAT(walked({input() / "b.xml", input() / "a.xml"}),
                ElementsAre("named b.xml", "named a.xml"));
}

TEST_F(Folder, SkipsWhatIsNotEvidence)
{
    write(".hidden.xml", "");
    write(".git/a.xml", "");
    write("README.md", "");
    write("readme.xml", "");
    write("broken/.findings-ignore", "");
    write("broken/a.xml", "");
    write("z.xml", "");
    EXPECT_THAT(walked({input()}),
                ElementsAre("skipped .git", "skipped .hidden.xml", "skipped README.md",
                            "skipped broken", "skipped readme.xml", "file z.xml"));
}

TEST_F(Folder, TakesWhatIsNamedWhateverItIsCalled)
{
    write(".hidden.xml", "");
    write("README.xml", "");
    write("broken/.findings-ignore", "");
    write("broken/a.xml", "");
    EXPECT_THAT(walked({input() / ".hidden.xml", input() / "README.xml", input() / "broken"}),
                ElementsAre("named .hidden.xml", "named README.xml",
                            "skipped broken/.findings-ignore", "file broken/a.xml"));
}

TEST_F(Folder, SurvivesLinksThatLeadInCircles)
{
    write("a/one.xml", "");
    fs::create_directory_symlink("..", input() / "a" / "up");
    fs::create_directory_symlink("a", input() / "b");
    fs::create_symlink("self", input() / "self");
    EXPECT_THAT(walked({input()}),
                ElementsAre("file a/one.xml", "skipped a/up", "skipped b",
                            "rejected self: cannot be read: Too many levels of symbolic links"));
}

TEST_F(Folder, FollowsLinksToFilesAndFolders)
{
    write("a/one.xml", "");
    fs::create_directory(input() / "b");
    fs::create_symlink("../a/one.xml", input() / "b" / "link.xml");
    fs::create_directory_symlink("../a", input() / "b" / "link");
    EXPECT_THAT(walked({input() / "b"}), ElementsAre("file b/link/one.xml", "file b/link.xml"));
}

TEST_F(Folder, RejectsWhatIsNotThereAndGoesOn)
{
    write("a.xml", "");
    fs::create_symlink("nowhere", input() / "b.xml");
    EXPECT_THAT(walked({input() / "gone", input()}),
                ElementsAre("rejected gone: cannot be read: No such file or directory",
                            "file a.xml",
                            "rejected b.xml: cannot be read: No such file or directory"));
}

TEST_F(Folder, RejectsAFolderItMayNotReadAndGoesOn)
{
    write("closed/a.xml", "");
    write("open.xml", "");
    fs::permissions(folder(), fs::perms(0755));
    fs::permissions(input() / "closed", fs::perms(0));
    const std::string said = said_as_nobody([&] {
        std::string all;
        for (const std::string& line : walked({input()}))
            all += line + "\n";
        return all;
    });
    fs::permissions(input() / "closed", fs::perms(0755));
    EXPECT_EQ(said, "rejected closed: cannot be read: Permission denied\nfile open.xml\n");
}

TEST_F(Folder, TakesNoPipeForAFile)
{
    write("a.xml", "");
    ASSERT_EQ(::mkfifo((input() / "pipe").c_str(), 0600), 0);
    EXPECT_THAT(walked({input()}), ElementsAre("file a.xml", "skipped pipe"));
    EXPECT_THAT(walked({input() / "pipe"}),
                ElementsAre("rejected pipe: is neither a file nor a folder"));
}

}  // namespace
}  // namespace findings::indexer
