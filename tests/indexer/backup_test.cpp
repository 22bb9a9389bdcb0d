#include "indexer/pipeline/backup.hpp"

#include "indexer/pipeline/tar_file.hpp"
#include "tests/indexer/child.hpp"
#include "tests/indexer/indexer_test.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class Backup : public IndexerTest {
protected:
    Backup() { indexer({"ingest", FINDINGS_SOURCE "/corpus-samples"}); }

    Ended indexer(std::vector<std::string> arguments) const
    {
        return of(library(), std::move(arguments));
    }

    static Ended of(const fs::path& library, std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), {"--library", library.string()});
        return run_indexer(arguments);
    }

    fs::path archive() const { return folder() / "backup.tar"; }
    fs::path other() const { return folder() / "other"; }

    /// Writes other bytes as an archive and expects that it is refused and leaves nothing.
    void expect_refused(std::string_view bytes, const std::string& why = "") const
    {
        const fs::path damaged = folder() / "damaged.tar";
        std::ofstream(damaged, std::ios::binary) << bytes;
        const Ended ended = of(other(), {"restore", damaged.string()});
        EXPECT_EQ(ended.exit, 3);
        EXPECT_THAT(ended.err, AllOf(HasSubstr("damaged.tar"), HasSubstr(why)));
        EXPECT_FALSE(fs::exists(other()));
        EXPECT_FALSE(fs::exists(other().string() + ".restoring"));
    }
};

TEST_F(Backup, IsRestoredWhole)
{
    const Ended made = indexer({"backup", archive().string()});
    EXPECT_EQ(made.exit, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr("91 records"));
    const Ended restored = of(other(), {"restore", archive().string()});
    EXPECT_EQ(restored.exit, 0) << restored.err;
    EXPECT_EQ(of(other(), {"verify"}).exit, 0);
    for (const char* command : {"batches", "export"})
        EXPECT_EQ(of(other(), {command}).out, indexer({command}).out);
    // originals came with it: verify names those that are missing
    EXPECT_FALSE(fs::is_empty(other() / "files"));
}

TEST_F(Backup, MadeWhileRecordsComeInHasWhatWasThereWhenItBegan)
{
    write_articles(150);
    std::thread writer([this] { indexer({"ingest", input().string()}); });
    for (int i = 0; i < 2; ++i) {
        const fs::path file = folder() / ("backup-" + std::to_string(i) + ".tar");
        const fs::path restored = folder() / ("restored-" + std::to_string(i));
        EXPECT_EQ(indexer({"backup", file.string()}).exit, 0);
        EXPECT_EQ(of(restored, {"restore", file.string()}).exit, 0);
        EXPECT_EQ(of(restored, {"verify"}).exit, 0);
    }
    writer.join();
    EXPECT_EQ(indexer({"verify"}).exit, 0);
}

TEST_F(Backup, DoesNotOverwriteAnything)
{
    std::ofstream(archive()) << "mine";
    const Ended ended = indexer({"backup", archive().string()});
    EXPECT_EQ(ended.exit, 3);
    EXPECT_THAT(ended.err, HasSubstr("is there already"));
    EXPECT_EQ(read_file(archive()), "mine");
    fs::remove(archive());
    indexer({"backup", archive().string()});
    const Ended restored = indexer({"restore", archive().string()});
    EXPECT_EQ(restored.exit, 3);
    EXPECT_THAT(restored.err, HasSubstr("is not empty"));
    EXPECT_EQ(indexer({"verify"}).exit, 0);
}

TEST_F(Backup, ThatIsCutOffAnywhereIsRefused)
{
    indexer({"backup", archive().string()});
    const std::string bytes = read_file(archive());
    // tar ends in at least 1,024 zeros, which may go; the member before them may not
    const std::size_t end = bytes.find_last_not_of('\0');
    for (std::size_t i = 0; i < 20; ++i)
        expect_refused(std::string_view(bytes).substr(0, end * i / 20));
    expect_refused(std::string_view(bytes).substr(0, end));
}

TEST_F(Backup, ThatIsDamagedIsRefused)
{
    indexer({"backup", archive().string()});
    const std::string bytes = read_file(archive());
    const std::size_t end = bytes.find_last_not_of('\0');
    for (std::size_t i = 1; i < 20; ++i) {
        std::string damaged = bytes;
        damaged[bytes.find_first_not_of('\0', end * i / 20)] ^= 1;
        expect_refused(damaged);
    }
    expect_refused("not an archive at all");
}

TEST_F(Backup, CannotWriteOutsideOfTheLibrary)
{
    const std::string sum(64, 'a');
    for (const std::string& name :
         {std::string("../evil"), std::string("/tmp/evil"), std::string("files/aa/../../evil"),
          "files/bb/" + sum, std::string("index/current"), "files/aa/" + sum + "/x"}) {
        SCOPED_TRACE(name);
        const fs::path file = folder() / "made.tar";
        {
            TarWriter tar(file);
            tar.add_text(name, "evil");
            tar.add_text("MANIFEST", sum + "  " + name + "\n");
            tar.finish();
        }
        expect_refused(read_file(file), "which no backup does");
    }
}

TEST_F(Backup, NamesWhatItsManifestDoesNot)
{
    const fs::path file = folder() / "made.tar";
    {
        TarWriter tar(file);
        tar.add_text("catalogue.sqlite", "x");
        tar.add_text("MANIFEST", "\n");
        tar.finish();
    }
    expect_refused(read_file(file), "does not name what it holds");
    {
        TarWriter tar(file);
        tar.add_text("catalogue.sqlite", "x");
        tar.finish();
    }
    expect_refused(read_file(file), "it has no manifest");
}

}  // namespace
}  // namespace findings::indexer
